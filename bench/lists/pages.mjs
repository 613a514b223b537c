import { startDashboard } from './dashboard.mjs'

/** Renderings of each page. */
const renderings = 20

/**
 * Renders the tokens page of the organization and of one with 100 tokens in turns, and asks for /api/health again and again
 * while each list is read over HTTP.
 */
export async function measurePages({ root, url, addViewer, cases, runs, only, say }) {
  const dashboard = await startDashboard(root, url, addViewer)
  try {
    const page = await compare(dashboard, runs)
    say(`the tokens page: ${JSON.stringify(page)}`)
    const waits = []
    for (const { name, path, method } of cases(dashboard.bigOrg).filter((each) => new RegExp(only).test(each.name))) {
      const wait = await leastWait(dashboard, path, method === 'POST' ? { method, body: '{}' } : {}, runs)
      say(`${name}: ${JSON.stringify(wait)}`)
      waits.push({ name, ...wait })
    }
    return { page, waits }
  } finally {
    await dashboard.stop()
  }
}

async function compare({ ask, bigOrg, smallOrg }, runs) {
  const best = { big: Number.POSITIVE_INFINITY, small: Number.POSITIVE_INFINITY }
  for (let run = 0; run < Math.max(runs, 1) * renderings; run += 1) {
    best.small = Math.min(best.small, await ask(`/o/${smallOrg}/tokens?tab=organization`))
    best.big = Math.min(best.big, await ask(`/o/${bigOrg}/tokens?tab=organization`))
  }
  return { ...best, ratio: best.big / best.small }
}

/** The fastest response, and the longest wait of /api/health in the run where it was shortest: others on the machine only add time. */
async function leastWait({ ask }, path, init, runs) {
  let least = { ms: Number.POSITIVE_INFINITY, health: Number.POSITIVE_INFINITY }
  for (let run = 0; run <= runs; run += 1) {
    let [running, health] = [true, 0]
    const asked = ask(path, init).finally(() => {
      running = false
    })
    while (running) health = Math.max(health, await ask('/api/health'))
    least = { ms: Math.min(least.ms, await asked), health: Math.min(least.health, health) }
  }
  return least
}

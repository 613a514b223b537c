// npm run bench -- soak [--minutes=10] [--rate=1000] [--tokens=100000]: memory of verifiers and dashboards under load; writes RESULTS-SOAK.md.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { keep } from '../goals/keep.mjs'
import { closeCandidates, openCandidates, start } from './candidates.mjs'
import { openLoad, usageOf } from './load.mjs'
import { machine } from './machine.mjs'
import { option } from './option.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const minutes = Number(option('minutes', '10'))
const rate = Number(option('rate', '1000'))
const tokens = option('tokens', '100000')
/** Dashboards get a quarter: their work is that of people. */
const rateOf = ({ name }) => (name.startsWith('dashboard') ? rate / 4 : rate)
const megabytes = (pid) => Math.round((usageOf(pid)?.memory ?? 0) / 1e6)

/** All servers run under load beside each other, a minute at a time. */
async function soak(all) {
  for (const each of all) each.child = await start(each)
  const rows = all.map((each) => ({ name: each.name, rate: rateOf(each), memory: [megabytes(each.child.pid)], wrong: 0, p99: [] }))
  for (let minute = 0; minute < minutes; minute += 1) {
    await Promise.all(
      all.map(async (each, index) => {
        const { wrong, p99 } = await openLoad({ ...each, perSecond: rateOf(each), seconds: 60 })
        const row = rows[index]
        row.wrong += wrong
        row.p99.push(p99)
        row.memory.push(megabytes(each.child.pid))
      }),
    )
  }
  return rows
}

function table(rows) {
  const at = (list, index) => list[Math.min(list.length - 1, index)]
  const lines = rows.map(({ name, rate, memory, wrong, p99 }) => {
    const middle = p99.toSorted((one, other) => one - other)[Math.floor(p99.length / 2)]
    const cells = [name, rate, at(memory, 0), at(memory, 1), at(memory, Math.floor(minutes / 2)), memory.at(-1), Math.max(...memory)]
    return `| ${[...cells, middle?.toFixed(1), wrong].join(' | ')} |`
  })
  const head = `| server | req/s | MB idle | after 1 min | after ${Math.floor(minutes / 2)} min | after ${minutes} min | most | p99 ms | wrong |`
  return [head, `|${'---|'.repeat(9)}`, ...lines].join('\n')
}

export async function run() {
  try {
    const rows = await soak(await openCandidates({ only: ['verifier', 'dashboard'], tokens }))
    const method = `${tokens} tokens; 90 % active, 5 % unknown, 5 % deleted; every response checked. All servers under load beside each other for ${minutes} minutes, their load generator and Postgres on the same machine.`
    console.log(`\n${machine}\n${table(rows)}`)
    if (minutes >= 10 && tokens === '100000')
      keep('soak', {
        rows: rows.map(({ name, rate, memory }) => ({ name, rate, minutes, last: memory.at(-1), most: Math.max(...memory) })),
      })
    writeFileSync(join(here, '../RESULTS-SOAK.md'), `# Memory under load\n\n${machine}.\n${method}\n\n${table(rows)}\n`)
  } finally {
    await closeCandidates()
  }
}

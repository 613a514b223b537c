// npm run bench -- verify [--only=name,name] [--seconds=12] [--tokens=100000]: compares servers side by side in one run; writes RESULTS.md.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { keep } from '../goals/keep.mjs'
import { closeCandidates, openCandidates, start, verifyInProcess } from './candidates.mjs'
import { load, openLoad, usageOf } from './load.mjs'
import { machine } from './machine.mjs'
import { option } from './option.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const root = join(here, '../..')
const only = option('only', '').split(',').filter(Boolean)
const seconds = Number(option('seconds', '12'))
const rounds = Number(option('rounds', '3'))
const tokens = option('tokens', '100000')
const connections = 50
/** The goals are for these numbers. */
const isWhole = seconds >= 12 && rounds >= 3 && tokens === '100000'
/** Longer than the window in which uses are collected: what a round left is written before the next server is measured, and counted as its work. */
const settleMs = 11_000

/** Rounds alternate, so that a change of the machine's load meets all candidates. */
async function measure(all) {
  const measured = all.map(() => [])
  for (const each of all) {
    each.child = await start(each)
    if (typeof each.requests === 'function') each.requests = each.requests()
    await load({ ...each, connections, seconds: Math.min(2, seconds) })
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, each] of all.entries()) measured[index].push(await measureRound(each))
  }
  const rows = []
  for (const [index, each] of all.entries()) {
    const open = await openLoad({ ...each, perSecond: each.isSlow ? 100 : 1_000, seconds })
    rows.push({
      name: each.name,
      open,
      ...median(measured[index]),
      wrong: measured[index].reduce((sum, { wrong }) => sum + wrong, open.wrong),
    })
  }
  return rows
}

async function measureRound(each) {
  const before = usageOf(each.child.pid)
  const result = await load({ ...each, connections, seconds })
  if (each.collectsUsage) await pause(settleMs)
  const after = usageOf(each.child.pid)
  const cpu = before && after ? ((after.cpu - before.cpu) / result.count) * 1e6 : null
  return { ...result, cpu, memory: after?.memory ?? null }
}

function median(results) {
  const sorted = results.toSorted((one, other) => one.perSecond - other.perSecond)
  return sorted[Math.floor(sorted.length / 2)]
}

function table(rows) {
  const bare = rows.find(({ name }) => name.startsWith('bare'))
  const ratio = (value, of) => (value && of ? (value / of).toFixed(3) : '–')
  const number = (value, digits) => (value === null || value === undefined ? '–' : value.toFixed(digits))
  const head =
    '| server | req/s | of bare | CPU µs/request | CPU of bare | p50 ms | p95 ms | p99 ms | open p50 ms | open p99 ms | memory MB | wrong |'
  const lines = rows.map(({ name, perSecond, cpu, p50, p95, p99, open, memory, wrong }) => {
    const cells = [name, number(perSecond, 0), ratio(perSecond, bare?.perSecond), number(cpu, 1), ratio(cpu, bare?.cpu)]
    return `| ${[...cells, ...[p50, p95, p99, open.p50, open.p99].map((ms) => number(ms, 2)), number(memory && memory / 1e6, 0), wrong].join(' | ')} |`
  })
  return [head, `|${'---|'.repeat(12)}`, ...lines].join('\n')
}

const peerNames = ['better-auth', 'oidc-provider', 'jose']

function versionIn(modules, name) {
  const file = join(root, modules, name, 'package.json')
  return `${name} ${existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : 'not installed'}`
}

export async function run() {
  try {
    const candidates = await openCandidates({ only, tokens })
    const inProcess = verifyInProcess()
    const rows = await measure(candidates)
    const versions = [
      ...['next', 'better-sqlite3', 'pg'].map((name) => versionIn('node_modules', name)),
      ...peerNames.map((name) => versionIn('bench/node_modules', name)),
    ]
    const method = `${tokens} tokens; 90 % active, 5 % unknown, 5 % deleted; every response checked. ${connections} connections, median of ${rounds} rounds of ${seconds} s that alternate between the servers; open loop at 1,000 requests a second (100 for servers on Next).`
    const text = `${table(rows)}\n\nA verification in the process, without HTTP and without recording its use: ${inProcess.toFixed(1)} µs.`
    console.log(`\n${machine}\n${text}`)
    if (only.length > 0) return
    if (isWhole) keep('verify', { rows, inProcess })
    writeFileSync(join(here, '../RESULTS.md'), `# Benchmark\n\n${machine}; ${versions.join(', ')}.\n${method}\n\n${text}\n`)
  } finally {
    await closeCandidates()
  }
}

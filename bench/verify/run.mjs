// npm run bench -- verify [--only=name,name] [--seconds=5] [--tokens=100000]: compares servers side by side in one run; writes RESULTS.md.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { createKeyFile } from '../../scripts/start/key-file.mjs'
import { nodeFlags } from '../../scripts/start/verifier.mjs'
import { load, openLoad, usageOf } from './load.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const root = join(here, '../..')
const option = (name, otherwise) => process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise
const only = option('only', '')?.split(',').filter(Boolean)
const seconds = Number(option('seconds', '5'))
const rounds = Number(option('rounds', '3'))
const tokenCount = option('tokens', '100000')
const connections = 50
const firstPort = 4600
const emptyRoute = join(here, 'empty-route/.next/standalone/bench/verify/empty-route/server.js')
const folder = mkdtempSync(join(tmpdir(), 'keyrail-bench-'))
const children = []

/** Node itself, or a script of this folder, until the end of the benchmark. */
async function start(name, args, port, env = {}) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  children.push(child)
  for (let tries = 0; tries < 300; tries += 1) {
    const responded = await fetch(`http://127.0.0.1:${port}/health`).then(
      () => true,
      () => false,
    )
    if (responded) return child
    await pause(100)
  }
  throw new Error(`${name} did not start.`)
}

async function bundle() {
  const entryPoints = { seed: join(here, 'seed.ts'), postgres: join(root, 'lib/testing/databases/postgres-server.ts') }
  const outdir = join(root, 'node_modules/.cache/keyrail-bench')
  const options = { bundle: true, platform: 'node', format: 'esm', packages: 'external', conditions: ['react-server'], logLevel: 'error' }
  await build({ ...options, entryPoints, outdir, outExtension: { '.js': '.mjs' } })
  const verifier = { verifier: join(root, 'lib/verifier/main.ts'), 'usage-thread': join(root, 'lib/verifier/usage-thread.ts') }
  await build({ ...options, entryPoints: verifier, outdir, outExtension: { '.js': '.mjs' } })
  return outdir
}

function runNode(args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${args.join(' ')} failed.`))))
  })
}

/** What a request costs in Next alone, built like the dashboard. */
async function buildEmptyRoute() {
  if (!existsSync(emptyRoute)) await runNode(['node_modules/next/dist/bin/next', 'build', join(here, 'empty-route')])
}

async function seed(outdir, url, name) {
  const output = join(folder, `${name}.json`)
  await runNode(['--conditions=react-server', join(outdir, 'seed.mjs'), url, join(folder, 'keys.json'), output, tokenCount])
  return JSON.parse(readFileSync(output, 'utf8'))
}

/** 90 % active, 5 % unknown, 5 % deleted tokens, in an order that repeats none soon. */
function requestsOf({ service, active, deleted, unknown }) {
  const pick = (list, index) => list[(index * 7_919) % list.length]
  const of = (token, expected) => ({ headers: { Authorization: `Bearer ${service}` }, body: JSON.stringify({ token }), expected })
  return Array.from({ length: 40_000 }, (_, index) => {
    if (index % 20 === 7) return of(pick(unknown, index), '"code":"unknown"')
    if (index % 20 === 13) return of(pick(deleted, index), '"code":"deleted"')
    const token = pick(active, index)
    return of(token, `"active":true,"code":"ok","tokenKey":"${token.slice(0, 20)}"`)
  })
}

const anything = (requests, expected) => requests.map((request) => ({ ...request, expected }))

async function candidates(outdir) {
  createKeyFile({ dataFolder: folder, ownKeys: false })
  writeFileSync(join(folder, 'journal.log'), '')
  const sqlite = `file:${join(folder, 'keyrail.db')}`
  const onSqlite = requestsOf(await seed(outdir, sqlite, 'sqlite'))
  const { startPostgres } = await import(join(outdir, 'postgres.mjs'))
  const postgres = await startPostgres()
  children.push({ kill: () => void postgres.stop() })
  const onPostgres = requestsOf(await seed(outdir, postgres.url, 'postgres'))
  const env = { KEYRAIL_DATA: folder, LOG_LEVEL: 'warn' }
  const verifier = (url, port) => ({
    args: [...nodeFlags, join(outdir, 'verifier.mjs')],
    env: { ...env, DATABASE_URL: url, VERIFIER_PORT: String(port) },
  })
  const dashboard = join(root, '.next/standalone/server.js')
  const preload = ['--import', join(root, 'scripts/start/preload.mjs')]
  const all = [
    { name: 'bare node:http', args: [join(here, 'servers/bare.mjs'), '4600'], requests: anything(onSqlite, '"active":true') },
    {
      name: 'floor: one row, one HMAC',
      args: [join(here, 'servers/floor.mjs'), '4601', join(folder, 'keyrail.db')],
      requests: anything(onSqlite, '"active":'),
    },
    { name: 'verifier, SQLite', ...verifier(sqlite, 4602), requests: onSqlite },
    { name: 'verifier, Postgres', ...verifier(postgres.url, 4603), requests: onPostgres },
    {
      name: 'dashboard verify, SQLite',
      args: [...preload, dashboard],
      env: { ...env, DATABASE_URL: sqlite, PORT: '4604', HOSTNAME: '127.0.0.1' },
      requests: onSqlite,
      isSlow: true,
      needs: dashboard,
    },
    {
      name: 'dashboard verify, Postgres',
      args: [...preload, dashboard],
      env: { ...env, DATABASE_URL: postgres.url, PORT: '4605', HOSTNAME: '127.0.0.1' },
      requests: onPostgres,
      isSlow: true,
      needs: dashboard,
    },
    {
      name: 'empty Next route',
      args: [...preload, emptyRoute],
      env: { PORT: '4606', HOSTNAME: '127.0.0.1' },
      path: '/api/v1/empty',
      requests: anything(onSqlite, '"active":true'),
      isSlow: true,
      needs: emptyRoute,
    },
  ]
  return [...all, ...peers(all.length)]
    .map((each, index) => ({ path: '/api/v1/verify', port: firstPort + index, ...each }))
    .filter(({ name, needs }) => {
      const wanted = only.length === 0 || only.some((word) => name.includes(word))
      if (wanted && needs && !existsSync(needs)) console.log(`${name}: not built, left out.`)
      return wanted && (!needs || existsSync(needs))
    })
}

/** Each writes its tokens to a file when it starts. */
function peers(first) {
  const named = ['better-auth', 'oidc-provider', 'jose']
  const titles = { 'better-auth': 'Better Auth, api-key', 'oidc-provider': 'oidc-provider, introspection', jose: 'jose, HS256 offline' }
  return named.map((name, index) => {
    const output = join(folder, `${name}.json`)
    const isForm = name === 'oidc-provider'
    return {
      name: titles[name],
      args: [join(here, 'peers', `${name}.mjs`), String(firstPort + first + index), output],
      needs: join(root, 'bench/node_modules', name),
      isSlow: name !== 'jose',
      ...(isForm && { path: '/token/introspection' }),
      requests: () => peerRequests(JSON.parse(readFileSync(output, 'utf8')), isForm),
    }
  })
}

/** 90 % good, 10 % unknown. */
function peerRequests({ tokens, basic }, isForm) {
  const form = { Authorization: `Basic ${basic}`, 'Content-Type': 'application/x-www-form-urlencoded' }
  return Array.from({ length: 10_000 }, (_, index) => {
    const isGood = index % 10 !== 7
    const good = tokens[(index * 7_919) % tokens.length]
    const token = isGood ? good : `${good.slice(0, -6)}${String(index).padStart(6, 'x')}`
    const body = isForm ? `token=${token}` : JSON.stringify({ token })
    return { headers: isForm ? form : {}, body, expected: `"active":${isGood}` }
  })
}

/** Rounds alternate, so that a change of the machine's load meets all candidates. */
async function measure(all) {
  const measured = all.map(() => [])
  for (const each of all) {
    each.child = await start(each.name, each.args, each.port, each.env)
    if (typeof each.requests === 'function') each.requests = each.requests()
    await load({ ...each, connections, seconds: Math.min(2, seconds) })
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, each] of all.entries()) {
      const before = usageOf(each.child.pid)
      const result = await load({ ...each, connections, seconds })
      const after = usageOf(each.child.pid)
      measured[index].push({
        ...result,
        cpu: before && after ? ((after.cpu - before.cpu) / result.count) * 1e6 : null,
        memory: after?.memory ?? null,
      })
    }
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
    const outdir = await bundle()
    if (only.length === 0 || only.some((word) => 'empty Next route'.includes(word))) await buildEmptyRoute()
    const rows = await measure(await candidates(outdir))
    const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown CPU'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`
    const versions = [
      ...['next', 'better-sqlite3', 'pg'].map((name) => versionIn('node_modules', name)),
      ...peerNames.map((name) => versionIn('bench/node_modules', name)),
    ]
    const method = `${tokenCount} tokens; 90 % active, 5 % unknown, 5 % deleted; every response checked. ${connections} connections, median of ${rounds} rounds of ${seconds} s that alternate between the servers; open loop at 1,000 requests a second (100 for servers on Next).`
    console.log(`\n${machine}\n${table(rows)}`)
    if (only.length === 0)
      writeFileSync(join(here, '../RESULTS.md'), `# Benchmark\n\n${machine}; ${versions.join(', ')}.\n${method}\n\n${table(rows)}\n`)
  } finally {
    for (const child of children) child.kill('SIGTERM')
    await pause(1_500)
    rmSync(folder, { recursive: true, force: true })
  }
}

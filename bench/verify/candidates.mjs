// The servers that the benchmark compares, with their data and requests.
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { nodeFlags as dashboardFlags } from '../../scripts/start/dashboard.mjs'
import { createKeyFile } from '../../scripts/start/key-file.mjs'
import { allocator } from '../../scripts/start/service.mjs'
import { nodeFlags } from '../../scripts/start/verifier.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const root = join(here, '../..')
const firstPort = 4600
const emptyRoute = join(here, 'empty-route/.next/standalone/bench/verify/empty-route/server.js')
const folder = mkdtempSync(join(tmpdir(), 'keyrail-bench-'))
const children = []

/** Node itself, or a script of this folder, until the end of the benchmark. */
export async function start({ name, args, port, env = {} }) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...allocator, ...process.env, NODE_ENV: 'production', ...env },
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

const cache = join(root, 'node_modules/.cache/keyrail-bench')
const sqlite = `file:${join(folder, 'keyrail.db')}`

/** Microseconds of a verification in one process, after `openCandidates`. */
export const verifyInProcess = () =>
  Number(
    execFileSync(
      process.execPath,
      [...nodeFlags, join(cache, 'in-process.mjs'), sqlite, join(folder, 'keys.json'), join(folder, 'sqlite.json')],
      { cwd: root },
    ),
  )

async function bundle() {
  const entryPoints = {
    seed: join(here, 'seed.ts'),
    'in-process': join(here, 'in-process.ts'),
    postgres: join(root, 'lib/testing/databases/postgres-server.ts'),
  }
  const outdir = cache
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

async function seed(outdir, url, { name, tokens }) {
  const output = join(folder, `${name}.json`)
  await runNode(['--conditions=react-server', join(outdir, 'seed.mjs'), url, join(folder, 'keys.json'), output, tokens])
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

/** Whose name has one of the words `only`; all of them if there is none. */
export async function openCandidates({ only, tokens }) {
  const outdir = await bundle()
  const isWanted = (name) => only.length === 0 || only.some((word) => name.includes(word))
  if (isWanted('empty Next route')) await buildEmptyRoute()
  createKeyFile({ dataFolder: folder, ownKeys: false })
  writeFileSync(join(folder, 'journal.log'), '')
  const onSqlite = requestsOf(await seed(outdir, sqlite, { name: 'sqlite', tokens }))
  const { startPostgres } = await import(join(outdir, 'postgres.mjs'))
  const postgres = await startPostgres()
  children.push({ kill: () => void postgres.stop() })
  const onPostgres = requestsOf(await seed(outdir, postgres.url, { name: 'postgres', tokens }))
  const env = { KEYRAIL_DATA: folder, LOG_LEVEL: 'warn' }
  const verifier = (url, port) => ({
    args: [...nodeFlags, join(outdir, 'verifier.mjs')],
    env: { ...env, DATABASE_URL: url, VERIFIER_PORT: String(port) },
  })
  const dashboard = join(root, '.next/standalone/server.js')
  const all = [
    { name: 'bare node:http', args: [join(here, 'servers/bare.mjs'), '4600'], requests: anything(onSqlite, '"active":true') },
    {
      name: 'floor: one row, one HMAC',
      args: [join(here, 'servers/floor.mjs'), '4601', join(folder, 'keyrail.db')],
      requests: anything(onSqlite, '"active":'),
    },
    {
      name: 'floor on Postgres: rows of a turn, one HMAC',
      args: [join(here, 'servers/floor-postgres.mjs'), '4602', postgres.url],
      requests: anything(onPostgres, '"active":'),
    },
    { name: 'verifier, SQLite', ...verifier(sqlite, 4603), requests: onSqlite, collectsUsage: true },
    { name: 'verifier, Postgres', ...verifier(postgres.url, 4604), requests: onPostgres, collectsUsage: true },
    {
      name: 'dashboard verify, SQLite',
      args: [...dashboardFlags, dashboard],
      env: { ...env, DATABASE_URL: sqlite, PORT: '4605', HOSTNAME: '127.0.0.1' },
      requests: onSqlite,
      isSlow: true,
      collectsUsage: true,
      needs: dashboard,
    },
    {
      name: 'dashboard verify, Postgres',
      args: [...dashboardFlags, dashboard],
      env: { ...env, DATABASE_URL: postgres.url, PORT: '4606', HOSTNAME: '127.0.0.1' },
      requests: onPostgres,
      isSlow: true,
      collectsUsage: true,
      needs: dashboard,
    },
    {
      name: 'empty Next route',
      args: ['--import', join(root, 'scripts/start/preload.mjs'), emptyRoute],
      env: { PORT: '4607', HOSTNAME: '127.0.0.1' },
      path: '/api/v1/empty',
      requests: anything(onSqlite, '"active":true'),
      isSlow: true,
      needs: emptyRoute,
    },
  ]
  return [...all, ...peers(all.length)]
    .map((each, index) => ({ path: '/api/v1/verify', port: firstPort + index, ...each }))
    .filter(({ name, needs }) => {
      const wanted = isWanted(name)
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

export async function closeCandidates() {
  for (const child of children) child.kill('SIGTERM')
  await pause(1_500)
  rmSync(folder, { recursive: true, force: true })
}

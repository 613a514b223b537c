import assert from 'node:assert/strict'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { CommandError } from '../command-error.mjs'
import { inRoot } from '../root.mjs'
import { signIn } from './person.mjs'
import { startPostgres } from './postgres.mjs'
import { startQa } from './qa-server.mjs'

const name = 'Zapier sync'
const list = '/o/northwind/tokens'
const rounds = 5
const mostMs = 1_000
const contact = JSON.stringify({ email: 'lead@example.com' })
const verification = JSON.stringify({ token: 'kru_0123456789abcdef_x' })
/** Looks like a sealed session until it is opened. The worker writes a growing number instead of `{number}`. */
const madeUpSession = `Cookie: keyrail-{port}.session=${Buffer.from('{"alg":"dir","enc":"A256GCM"}').toString('base64url')}..${'A'.repeat(16)}.{number}.${'A'.repeat(22)}`
const floods = [
  { title: 'none', connections: 0, line: 'GET /api/health' },
  { title: 'GET /contacts?limit=1', connections: 100, line: 'GET /api/v1/contacts?limit=1' },
  { title: 'GET /contacts?limit=1', connections: 300, line: 'GET /api/v1/contacts?limit=1' },
  { title: 'POST /contacts, the same contact', connections: 300, line: 'POST /api/v1/contacts', body: contact },
  { title: 'POST /contacts, the same contact', connections: 1_000, line: 'POST /api/v1/contacts', body: contact },
  { title: 'POST /verify with a service token', connections: 300, line: 'POST /api/v1/verify', body: verification, isService: true },
  { title: 'GET /openapi.json without a token', connections: 300, line: 'GET /api/v1/openapi.json', isAnonymous: true },
  { title: 'GET /sign-in without a session', connections: 300, line: 'GET /sign-in', isAnonymous: true },
  { title: 'GET /api/auth/csrf without a session', connections: 100, line: 'GET /api/auth/csrf', isAnonymous: true },
  { title: 'GET /sign-in, each with another made-up session', connections: 100, line: 'GET /sign-in', header: madeUpSession },
]

/** Floods the dashboard with one token and deactivates it meanwhile, on both databases; writes the table. Throws if it takes too long. */
export async function proveFloods() {
  const rows = await measure('SQLite', {})
  const postgres = await startPostgres()
  try {
    rows.push(...(await measure('Postgres', { KEYRAIL_QA_DATABASE_URL: postgres.url })))
  } finally {
    await postgres.stop()
  }
  const table = tableOf(rows)
  console.log(table)
  writeFileSync(inRoot('bench/RESULTS-FLOOD.md'), `${introduction()}\n${table}\n`)
  for (const { database, title, deactivating } of rows) {
    assert.ok(Math.max(...deactivating) <= mostMs, `${database}, ${title}: ${Math.max(...deactivating)} ms`)
  }
}

async function measure(database, env) {
  const server = await startQa(env)
  try {
    const rows = []
    for (const flood of floods) {
      rows.push({ database, ...flood, ...(await measureFlood(server, flood)) })
      console.log(lineOf(rowOf(rows.at(-1))))
    }
    return rows
  } catch (error) {
    throw new CommandError(`${database}: ${error.message}\n${server.output().slice(-2_000)}`)
  } finally {
    await server.stop()
  }
}

async function measureFlood(server, flood) {
  const { users, tokens } = await post(`${server.origin}/qa/reset`, { preset: 'default' })
  const { tokenKey, token } = tokens.find((each) => each.name === name)
  const person = await signIn(server.origin, users[0])
  const setActive = async (active) => {
    // an action that fails is tried again, as a person would
    while (!(await person.act('setActive', list, ['northwind', tokenKey, active])).ok);
  }
  const presented = flood.isService ? (await post(`${server.origin}/qa/service-token`, {})).token : token
  const stop = flood.connections === 0 ? () => Promise.resolve({}) : startFlood(server, flood, presented)
  await pause(2_000)
  const [deactivating, health] = [[], []]
  for (let round = 0; round < rounds; round += 1) {
    health.push(await timed(() => fetch(`${server.origin}/api/health`)))
    deactivating.push(await timed(() => setActive(false)))
    const response = await fetch(`${server.origin}/api/v1/token`, { headers: { 'X-Api-Key': token } })
    assert.ok([401, 429].includes(response.status), `A deactivated token got ${response.status}.`)
    await setActive(true)
    await pause(500)
  }
  return { deactivating, health, statuses: await stop() }
}

function startFlood({ port }, { line, header, body = '', connections, isAnonymous }, token) {
  const own = header?.replace('{port}', port) ?? (isAnonymous ? 'Accept: */*' : `Authorization: Bearer ${token}`)
  const head = [`${line} HTTP/1.1`, 'Host: localhost', own]
  const content = body === '' ? [] : ['Content-Type: application/json', `Content-Length: ${body.length}`]
  const message = `${[...head, ...content].join('\r\n')}\r\n\r\n${body}`
  const worker = new Worker(new URL('flood-worker.mjs', import.meta.url), { workerData: { port, message, connections } })
  return async () => {
    worker.postMessage('stop')
    const [statuses] = await once(worker, 'message')
    await once(worker, 'exit')
    return statuses
  }
}

async function timed(work) {
  const began = performance.now()
  await work()
  return Math.round(performance.now() - began)
}

const median = (times) => times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)]

function tableOf(rows) {
  const head = ['database', 'flood', 'connections', 'deactivating the token, median', 'worst', 'health, worst', 'responses of the flood']
  return [head, head.map(() => '---'), ...rows.map(rowOf)].map(lineOf).join('\n')
}

const lineOf = (cells) => `| ${cells.join(' | ')} |`

const rowOf = ({ database, title, connections, deactivating, health, statuses }) => [
  database,
  title,
  connections,
  `${median(deactivating)} ms`,
  `${Math.max(...deactivating)} ms`,
  `${Math.max(...health)} ms`,
  Object.entries(statuses)
    .map(([status, count]) => `${count} × ${status}`)
    .join(', '),
]

const introduction = () => `# Deactivating a token while it floods the dashboard

Written by \`npm run proof\`: ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown CPU'}, Node ${process.version},
load average ${loadavg()[1].toFixed(1)} at the end. The generator, the database and
the dashboard share the machine. Each connection of the flood sends its next request as soon as it has a response. The token is
deactivated and activated ${rounds} times by its owner through the dashboard's server action; the proof fails above ${mostMs} ms.
`

async function post(url, body) {
  const response = await fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })
  if (!response.ok) throw new Error(`POST ${url}: ${response.status} ${await response.text()}`)
  return response.json()
}

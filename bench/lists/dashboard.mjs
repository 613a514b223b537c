import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { nodeFlags } from '../../scripts/start/dashboard.mjs'
import { createKeyFile } from '../../scripts/start/key-file.mjs'

/** Runs the built dashboard on a database of the benchmark, in QA mode: no job changes it. Returns how to ask it as the owner. */
export async function startDashboard(root, url, addViewer) {
  const server = join(root, '.next/standalone/server.js')
  if (!existsSync(server)) throw new Error('The dashboard is not built: run npm run build first.')
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'keyrail-bench-'))
  createKeyFile({ dataFolder: folder, ownKeys: false })
  writeFileSync(join(folder, 'journal.log'), '')
  const viewer = await addViewer(url, join(folder, 'keys.json'))
  const child = spawn(process.execPath, [...nodeFlags, server], {
    cwd: root,
    env: { ...process.env, ...environment(folder, url, port) },
    // stdout is for the tables
    stdio: ['ignore', process.stderr, 'inherit'],
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await untilReady(child, port)
  } catch (error) {
    await stop()
    throw error
  }
  return { ...viewer, stop, ask: (path, init) => ask({ ...viewer, port }, path, init) }
}

const originAt = (port) => `http://localhost:${port}`

const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })

const environment = (folder, url, port) => ({
  NODE_ENV: 'production',
  KEYRAIL_QA: '1',
  KEYRAIL_DATA: folder,
  KEYRAIL_ORIGIN: originAt(port),
  KEYRAIL_VERIFIERS: '0',
  KEYRAIL_QA_DATABASE_URL: url,
  LOG_LEVEL: 'warn',
  PORT: String(port),
  HOSTNAME: '127.0.0.1',
})

async function untilReady(child, port) {
  for (let tries = 0; tries < 300 && child.exitCode === null; tries += 1) {
    if ((await fetch(`${originAt(port)}/api/health`).catch(() => null))?.ok) return
    await pause(100)
  }
  throw new Error('The dashboard did not start.')
}

/** Milliseconds until the whole response has arrived. */
async function ask({ cookie, token, port }, path, init = {}) {
  const own = path.startsWith('/api/') ? { authorization: `Bearer ${token}` } : { cookie: `keyrail-${port}.session=${cookie}` }
  const origin = originAt(port)
  const headers = { ...own, origin, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' }
  const start = performance.now()
  const response = await fetch(origin + path, { ...init, headers })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${(await response.text()).slice(0, 200)}`)
  // not kept: to decode a whole export would hold up the other requests of this process
  for await (const _part of response.body);
  return performance.now() - start
}

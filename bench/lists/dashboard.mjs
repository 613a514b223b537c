import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createKeyFile } from '../../scripts/start/key-file.mjs'

const port = 4610
const origin = `http://localhost:${port}`

/** Runs the built dashboard on a database of the benchmark, in QA mode: no job changes it. Returns how to ask it as the owner. */
export async function startDashboard(root, url, addViewer) {
  const server = join(root, '.next/standalone/server.js')
  if (!existsSync(server)) throw new Error('The dashboard is not built: run npm run build first.')
  const folder = mkdtempSync(join(tmpdir(), 'keyrail-bench-'))
  createKeyFile({ dataFolder: folder, ownKeys: false })
  writeFileSync(join(folder, 'journal.log'), '')
  const viewer = await addViewer(url, join(folder, 'keys.json'))
  const child = spawn(process.execPath, ['--import', join(root, 'scripts/start/preload.mjs'), server], {
    cwd: root,
    env: { ...process.env, ...environment(folder, url) },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const stop = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  await untilReady(child)
  return { ...viewer, stop, ask: (path, more) => ask(viewer, path, more) }
}

const environment = (folder, url) => ({
  NODE_ENV: 'production',
  KEYRAIL_QA: '1',
  KEYRAIL_DATA: folder,
  KEYRAIL_ORIGIN: origin,
  KEYRAIL_VERIFIERS: '0',
  DATABASE_URL: url,
  KEYRAIL_QA_DATABASE_URL: url,
  LOG_LEVEL: 'warn',
  PORT: String(port),
  HOSTNAME: '127.0.0.1',
})

async function untilReady(child) {
  for (let tries = 0; tries < 300 && child.exitCode === null; tries += 1) {
    if ((await fetch(`${origin}/api/health`).catch(() => null))?.ok) return
    await pause(100)
  }
  throw new Error('The dashboard did not start.')
}

/** Milliseconds until the whole response has arrived. */
async function ask({ cookie, token }, path, init = {}) {
  const own = path.startsWith('/api/') ? { authorization: `Bearer ${token}` } : { cookie: `keyrail-${port}.session=${cookie}` }
  const headers = { ...own, origin, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' }
  const start = performance.now()
  const response = await fetch(origin + path, { ...init, headers })
  const text = await response.text()
  if (!response.ok) throw new Error(`${path}: ${response.status} ${text.slice(0, 200)}`)
  return performance.now() - start
}

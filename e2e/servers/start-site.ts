import { spawn } from 'node:child_process'
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Site } from './sites'

const root = join(import.meta.dirname, '../..')
const logs = join(root, 'e2e/.results/servers')
const startTimeoutMs = 90_000

export interface StartedSite extends Site {
  stop(): Promise<void>
}

/** Runs `npm start` or `npm run qa` on a free port; resolves once it is ready. */
export async function startSite(name: string, flags: readonly string[], env: Readonly<Record<string, string>>): Promise<StartedSite> {
  mkdirSync(logs, { recursive: true })
  const log = join(logs, `${name}.log`)
  const port = await freePort()
  const child = spawn(process.execPath, [join(root, 'scripts/start/start.mjs'), '--no-build', ...flags], {
    env: { ...process.env, PORT: String(port), KEYRAIL_VERIFIERS: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const file = createWriteStream(log)
  child.stderr.pipe(file, { end: false })
  child.stdout.pipe(file, { end: false })
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => file.end(resolve))
  })
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  const ready = new Promise<void>((resolve) => {
    child.stdout.on('data', (text: Buffer) => /is ready at/.test(String(text)) && resolve())
  })
  const failed = ended.then(() => fail(name, log, 'exited'))
  await Promise.race([ready, failed, timeout(() => fail(name, log, 'did not start in time'))])
  failed.catch(() => undefined)
  const databaseFile = `file:${env.KEYRAIL_DATA}/${flags.includes('--qa') ? 'qa.db' : 'keyrail.db'}`
  return { origin: `http://localhost:${port}`, log, database: env.KEYRAIL_QA_DATABASE_URL ?? databaseFile, stop }
}

function fail(name: string, log: string, what: string): never {
  throw new Error(`The server ${name} ${what}:\n${readFileSync(log, 'utf8')}`)
}

function timeout(onTimeout: () => never): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => {
      try {
        onTimeout()
      } catch (error) {
        reject(error)
      }
    }, startTimeoutMs).unref()
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

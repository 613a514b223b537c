import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CommandError } from '../command-error.mjs'
import { inRoot } from '../root.mjs'

/** Runs the built dashboard in QA mode on a free port, with an empty database in a folder that is deleted at the end. */
export async function startQa(env = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'keyrail-proof-'))
  const port = await freePort()
  const child = spawn(process.execPath, [inRoot('scripts/start/start.mjs'), '--qa', '--no-build'], {
    env: { ...process.env, PORT: String(port), KEYRAIL_VERIFIERS: '0', KEYRAIL_DATA: folder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = []
  const ended = new Promise((resolve) => child.once('close', resolve))
  const ready = new Promise((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output.push(String(chunk))
        if (/is ready at/.test(String(chunk))) resolve()
      })
    }
  })
  await Promise.race([
    ready,
    ended.then(() => {
      throw new CommandError(`The server did not start:\n${output.join('')}`)
    }),
  ])
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  return { origin: `http://localhost:${port}`, port, stop, output: () => output.join('') }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}

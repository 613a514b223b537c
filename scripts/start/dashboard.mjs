import { spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { quietEnv } from '../command.mjs'
import { CommandError } from '../command-error.mjs'
import { inRoot } from '../root.mjs'
import { settingsEnv } from './settings.mjs'

const patienceMs = 60_000
const drainMs = 15_000

/** Starts the built dashboard; resolves once it responds. `ended` resolves to its exit code. */
export async function startDashboard(settings, setupCode) {
  const child = spawn(
    process.execPath,
    ['--import', pathToFileURL(inRoot('scripts/start/preload.mjs')).href, inRoot('.next/standalone/server.js')],
    {
      env: dashboardEnv(settings, setupCode),
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      // Ctrl-C reaches the whole process group; the dashboard gets the signal once, from here
      detached: process.platform !== 'win32',
    },
  )
  const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve(exitCode(code, signal))))
  forwardSignals(child)
  followNpm(child)
  await Promise.race([untilHealthy(settings, child), ended.then(rejectEarlyEnd)])
  return { ended }
}

function dashboardEnv(settings, setupCode) {
  return {
    ...process.env,
    ...quietEnv,
    ...settingsEnv(settings),
    ...(setupCode && { KEYRAIL_SETUP_CODE: setupCode }),
    NODE_ENV: 'production',
    HOSTNAME: settings.host,
    NEXTAUTH_URL: settings.origin,
  }
}

/** Stopping on a signal is not a failure. */
function exitCode(code, signal) {
  const stopped = signal === 'SIGTERM' || signal === 'SIGINT' || code === 143 || code === 130
  return stopped ? 0 : (code ?? 1)
}

function forwardSignals(child) {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
    process.on(signal, () => {
      child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal)
      setTimeout(() => child.kill('SIGKILL'), drainMs).unref()
    })
  }
}

/** The shell between npm and this process forwards no signals: when npm has exited, the dashboard must stop. */
function followNpm(child) {
  if (process.env.npm_lifecycle_event === undefined) return
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM')
  }, 500)
  child.once('exit', () => clearInterval(watch))
}

async function untilHealthy({ host, port }, child) {
  const address = `http://${connectable(host)}:${port}/api/health`
  const giveUpAt = performance.now() + patienceMs
  while (performance.now() < giveUpAt) {
    if (await answers(address)) return
    await pause(50)
  }
  child.kill('SIGKILL')
  throw new CommandError(`The dashboard did not respond at ${address} within a minute.`)
}

const answers = (address) =>
  fetch(address, { signal: AbortSignal.timeout(2000) }).then(
    (answer) => answer.ok,
    () => false,
  )

function connectable(host) {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return host.includes(':') ? `[${host}]` : host
}

function rejectEarlyEnd(code) {
  throw new CommandError(`The dashboard exited before it responded (exit code ${code}). Its output is above.`)
}

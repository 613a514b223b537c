import { spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { CommandError } from '../command-error.mjs'

const patienceMs = 60_000
const drainMs = 15_000
/** By default, the allocator of Linux keeps freed memory apart for each of many threads, which takes 30 MB in a dashboard. */
export const allocator = { MALLOC_ARENA_MAX: '2' }

/**
 * Starts a process that serves; resolves once `path` responds on its port. `ended` resolves to its exit code, `stop` asks it to
 * finish its requests and end.
 */
export async function startService({ name, args, env, host, port, path }) {
  const child = spawn(process.execPath, args, {
    env: { ...allocator, ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // Ctrl-C reaches the whole process group; the process gets the signal once, from here
    detached: process.platform !== 'win32',
  })
  const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve(exitCode(code, signal))))
  forwardSignals(child)
  followNpm(child)
  await Promise.race([
    untilHealthy(name, `http://${connectable(host)}:${port}${path}`, child),
    ended.then((code) => rejectEarlyEnd(name, code)),
  ])
  return { name, ended, stop: () => stop(child, 'SIGTERM') }
}

/** Stopping on a signal is not a failure. */
function exitCode(code, signal) {
  const stopped = signal === 'SIGTERM' || signal === 'SIGINT' || code === 143 || code === 130
  return stopped ? 0 : (code ?? 1)
}

function forwardSignals(child) {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => stop(child, signal === 'SIGHUP' ? 'SIGTERM' : signal))
}

function stop(child, signal) {
  child.kill(signal)
  setTimeout(() => child.kill('SIGKILL'), drainMs).unref()
}

/** The shell between npm and this process forwards no signals: when npm has exited, the process must stop. */
function followNpm(child) {
  if (process.env.npm_lifecycle_event === undefined) return
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM')
  }, 500)
  child.once('exit', () => clearInterval(watch))
}

async function untilHealthy(name, url, child) {
  const giveUpAt = performance.now() + patienceMs
  while (performance.now() < giveUpAt) {
    if (await responds(url)) return
    await pause(50)
  }
  child.kill('SIGKILL')
  throw new CommandError(`The ${name} did not respond at ${url} within a minute.`)
}

const responds = (url) =>
  fetch(url, { signal: AbortSignal.timeout(2000) }).then(
    (response) => response.ok,
    () => false,
  )

function connectable(host) {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return host.includes(':') ? `[${host}]` : host
}

function rejectEarlyEnd(name, code) {
  throw new CommandError(`The ${name} exited before it responded (exit code ${code}). Its output is above.`)
}

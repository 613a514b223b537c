/**
 * Races between processes. The test:  const other = await startWorker<number>('many-writes', { url })
 *                                     const [here, there] = await Promise.all([work(), other.go()])
 * many-writes.worker.ts:  export const prepare = async ({ url }: { url: string }) => { const db = createDb(url); return () => work(db) }
 */
import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { inject, onTestFinished } from 'vitest'
import type { Message, Order } from './worker-entry'

export interface Worker<Output> {
  /** Runs the prepared work and returns its result; throws if it throws or the process dies. */
  go(): Promise<Output>
  /** Kills the process with SIGKILL; resolves once it has exited. */
  kill(): Promise<void>
}

const root = join(import.meta.dirname, '../../..')

/** Processes for reuse: loading the database client takes longer than most of the work. */
const idle: ChildProcess[] = []

/** Prepares `name`.worker.ts in another process and waits until it is ready. The process is reused or killed after the test. */
export async function startWorker<Output>(name: string, input: unknown): Promise<Worker<Output>> {
  const child = takeIdle() ?? launch()
  let isReusable = false
  const kill = () => {
    isReusable = false
    return killProcess(child)
  }
  onTestFinished(() => (isReusable ? void idle.push(child) : kill()))
  await ask(child, { type: 'prepare', module: moduleOf(name), input }, 'ready')
  return {
    go: async () => {
      const { value } = await ask(child, { type: 'go' }, 'done')
      isReusable = true
      return value as Output
    },
    kill,
  }
}

const moduleOf = (name: string): string => pathToFileURL(join(inject('processes'), `${name}.worker.mjs`)).href

function launch(): ChildProcess {
  const child = fork(join(inject('processes'), 'worker-entry.mjs'), { cwd: root, execArgv: ['--conditions=react-server'] })
  // an idle process must not keep this one alive
  child.unref()
  child.channel?.unref()
  return child
}

function takeIdle(): ChildProcess | null {
  const child = idle.pop()
  if (!child) return null
  return child.connected ? child : takeIdle()
}

function killProcess(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })
}

function ask(child: ChildProcess, order: Order, expected: Message['type']): Promise<Message> {
  return new Promise((resolve, reject) => {
    const died = (code: number | null, signal: string | null) => reject(new Error(`The other process ended (${code ?? signal}).`))
    const onMessage = (message: Message) => {
      child.off('exit', died)
      if (message.type === expected) resolve(message)
      else reject(new Error(`In the other process: ${String(message.value)}`))
    }
    child.once('exit', died)
    child.once('message', onMessage)
    child.send(order)
  })
}

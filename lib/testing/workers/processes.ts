/**
 * Races between processes. The test:  const other = await startProcess<number>('many-writes', { url })
 *                                     const [mine, theirs] = await Promise.all([work(), other.go()])
 * many-writes.worker.ts:  export const prepare = async ({ url }: { url: string }) => { const db = createDb(url); return () => work(db) }
 */
import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { inject, onTestFinished } from 'vitest'
import type { Message, Order } from './worker-entry'

export interface Worker<Output> {
  /** Lets it do its work and gives what it answers; throws when it throws or dies. */
  go(): Promise<Output>
  /** Ends it at once, as a power cut would; resolves when it is gone. */
  kill(): Promise<void>
}

const root = join(import.meta.dirname, '../../..')

/** What has done its work serves the next test: loading the database client takes longer than most of this work. */
const idle: ChildProcess[] = []

/** Has a process of its own prepare what `name`.worker.ts does, and waits until it is ready; it ends or rests with the test. */
export async function startWorker<Output>(name: string, input: unknown): Promise<Worker<Output>> {
  const child = resting() ?? launch()
  let rests = false
  const kill = () => {
    rests = false
    return end(child)
  }
  onTestFinished(() => (rests ? rest(child) : kill()))
  await ask(child, { type: 'prepare', module: moduleOf(name), input }, 'ready')
  return {
    go: async () => {
      const { value } = await ask(child, { type: 'go' }, 'done')
      rests = true
      return value as Output
    },
    kill,
  }
}

const moduleOf = (name: string): string => pathToFileURL(join(inject('processes'), `${name}.worker.mjs`)).href

function launch(): ChildProcess {
  const child = fork(join(inject('processes'), 'worker-entry.mjs'), { cwd: root, execArgv: ['--conditions=react-server'] })
  // a resting one keeps nobody from ending
  child.unref()
  child.channel?.unref()
  return child
}

function rest(child: ChildProcess): void {
  idle.push(child)
}

function resting(): ChildProcess | null {
  const child = idle.pop()
  if (!child) return null
  return child.connected ? child : resting()
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })
}

function ask(child: ChildProcess, order: Order, answer: Message['type']): Promise<Message> {
  return new Promise((resolve, reject) => {
    const died = (code: number | null, signal: string | null) => reject(new Error(`The other process ended (${code ?? signal}).`))
    const hear = (message: Message) => {
      child.off('exit', died)
      if (message.type === answer) resolve(message)
      else reject(new Error(`In the other process: ${String(message.value)}`))
    }
    child.once('exit', died)
    child.once('message', hear)
    child.send(order)
  })
}

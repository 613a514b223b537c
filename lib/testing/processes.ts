/**
 * Races between processes. The test:  const other = await startProcess<number>('lib/testing/many-writes.process.ts', { url })
 *                                     const [mine, theirs] = await Promise.all([work(), other.go()])
 * The file:  await besideTest(async ({ url }: { url: string }) => { const db = createDb(url); return () => work(db) })
 */
import { type ChildProcess, fork } from 'node:child_process'
import { basename, join } from 'node:path'
import { inject, onTestFinished } from 'vitest'
import type { Message } from './beside-test'

export interface OtherProcess<Output> {
  /** Lets it do its work and gives what it answers; throws when it throws or dies. */
  go(): Promise<Output>
  /** Ends it at once, as a power cut would; resolves when it is gone. */
  kill(): Promise<void>
}

const root = join(import.meta.dirname, '../..')

/** Starts `file` (from the project's root) as a process of its own and waits until it is ready; it ends with the test. */
export async function startProcess<Output>(file: string, input: unknown): Promise<OtherProcess<Output>> {
  const bundled = join(inject('processes'), basename(file).replace(/\.ts$/, '.mjs'))
  const child = fork(bundled, [JSON.stringify(input)], { cwd: root, execArgv: ['--conditions=react-server'] })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const kill = async () => {
    child.kill('SIGKILL')
    await gone
  }
  onTestFinished(kill)
  await nextMessage(child, 'ready')
  return {
    go: async () => {
      child.send('go')
      return (await nextMessage(child, 'done')).value as Output
    },
    kill,
  }
}

function nextMessage(child: ChildProcess, type: Message['type']): Promise<Message> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code, signal) => reject(new Error(`The other process ended (${code ?? signal}).`)))
    child.on('message', (message: Message) => {
      if (message.type === 'failed') reject(new Error(`In the other process: ${String(message.value)}`))
      if (message.type === type) resolve(message)
    })
  })
}

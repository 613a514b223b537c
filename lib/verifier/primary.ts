import cluster, { type Worker } from 'node:cluster'
import { setTimeout as pause } from 'node:timers/promises'
import type { Env } from '../env'
import type { Log } from '../ports'
import type { Counts } from './metrics'
import type { CountsMessage } from './process-counts'
import { stopped } from './stopped'

const askMs = 500
/** A worker that fails sooner after its start would only fail again. */
const healthyMs = 2_000

/** Runs the workers and replaces one that dies, until SIGTERM or SIGINT; then each finishes its requests. */
export async function runPrimary({ env, log }: { readonly env: Env; readonly log: Log }): Promise<void> {
  let stopping = false
  const ended = new Set<Promise<void>>()

  function launch(): void {
    const startedAt = performance.now()
    const worker = cluster.fork()
    worker.on('message', (message: CountsMessage) => message.type === 'ask-counts' && void answer(worker, message.id))
    const end = new Promise<void>((resolve) => {
      worker.once('exit', (code) => {
        resolve()
        if (stopping) return
        log.error('A verifier process ended.', { code })
        if (performance.now() - startedAt > healthyMs) launch()
        else process.exitCode = 1
      })
    })
    ended.add(end)
    void end.then(() => ended.delete(end))
  }

  for (let count = 0; count < env.verifiers; count += 1) launch()
  const { signal } = await Promise.race([stopped(), allEnded(ended)])
  stopping = true
  for (const worker of workers()) worker.process.kill(signal)
  await Promise.all(ended)
}

const workers = (): Worker[] => Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined)

/** Resolves once no worker is left. */
async function allEnded(ended: ReadonlySet<Promise<void>>): Promise<{ signal: 'SIGTERM' }> {
  while (ended.size > 0) await Promise.race(ended)
  return { signal: 'SIGTERM' }
}

async function answer(asking: Worker, id: number): Promise<void> {
  const all = await Promise.all(workers().map((worker) => countsOf(worker, id)))
  if (asking.isConnected()) asking.send({ type: 'all-counts', id, all: all.filter((counts) => counts !== null) } satisfies CountsMessage)
}

function countsOf(worker: Worker, id: number): Promise<Counts | null> {
  const given = new Promise<Counts>((resolve) => {
    const onMessage = (message: CountsMessage) => {
      if (message.type !== 'give-counts' || message.id !== id) return
      worker.off('message', onMessage)
      resolve(message.counts)
    }
    worker.on('message', onMessage)
  })
  if (worker.isConnected()) worker.send({ type: 'ask-counts', id } satisfies CountsMessage)
  return Promise.race([given, pause(askMs, null)])
}

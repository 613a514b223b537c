import cluster, { type Worker } from 'node:cluster'
import { setTimeout as pause } from 'node:timers/promises'
import type { Env } from '../env'
import type { Log } from '../ports'
import { createDistributor } from './connections'
import { listen } from './listen'
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
  const { listener, add, stop } = createDistributor()

  /** Resolves once the worker can take connections. */
  function launch(): Promise<void> {
    const startedAt = performance.now()
    const worker = cluster.fork()
    const ready = add(worker)
    worker.on('message', (message: CountsMessage) => message.type === 'ask-counts' && void answer(worker, message.id))
    const end = new Promise<void>((resolve) => {
      worker.once('exit', (code) => {
        resolve()
        if (stopping) {
          process.exitCode ||= code ?? 1
          return
        }
        log.error('A verifier process ended.', { code })
        if (performance.now() - startedAt > healthyMs) void launch()
        else process.exitCode = 1
      })
    })
    ended.add(end)
    void end.then(() => ended.delete(end))
    return ready
  }

  const launched = Array.from({ length: env.verifiers }, launch)
  const toStop = Promise.race([stopped(), allEnded(ended).then(() => 'none left' as const)])
  try {
    const first = await Promise.race([...launched, toStop])
    if (first === undefined) await listen(listener, env)
    await toStop
  } finally {
    stopping = true
    stop()
    await Promise.all(ended)
  }
}

const workers = (): Worker[] => Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined)

/** Resolves once no worker is left. */
async function allEnded(ended: ReadonlySet<Promise<void>>): Promise<void> {
  while (ended.size > 0) await Promise.race(ended)
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

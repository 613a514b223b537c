import cluster from 'node:cluster'
import type { Counts } from './metrics'

/** Messages between the primary process and its workers, for metrics of all of them. */
export type CountsMessage =
  | { readonly type: 'ask-counts'; readonly id: number }
  | { readonly type: 'give-counts'; readonly id: number; readonly counts: Counts }
  | { readonly type: 'all-counts'; readonly id: number; readonly all: readonly Counts[] }

const patienceMs = 1_000
let lastId = 0

/** Gives the counts of this worker to the primary process whenever it asks. */
export function shareCounts(counts: () => Counts): void {
  if (!cluster.isWorker) return
  process.on('message', (message: CountsMessage) => {
    if (message.type === 'give-counts' || message.type === 'all-counts') return
    process.send?.({ type: 'give-counts', id: message.id, counts: counts() } satisfies CountsMessage)
  })
}

/** The counts of every process; of a single one without a primary process, or if that is silent, its own. */
export function countsOfAll(own: () => Counts): Promise<readonly Counts[]> {
  if (!cluster.isWorker) return Promise.resolve([own()])
  lastId += 1
  const id = lastId
  return new Promise((resolve) => {
    const finish = (all: readonly Counts[]) => {
      process.off('message', onMessage)
      clearTimeout(timer)
      resolve(all)
    }
    const onMessage = (message: CountsMessage) => message.type === 'all-counts' && message.id === id && finish(message.all)
    const timer = setTimeout(() => finish([own()]), patienceMs)
    process.on('message', onMessage)
    process.send?.({ type: 'ask-counts', id } satisfies CountsMessage)
  })
}

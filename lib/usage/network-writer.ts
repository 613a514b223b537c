import type { Db } from '../db/client'
import type { Log } from '../ports'
import { upsertNetworks } from './network-store'
import { type NetworkUse, networksOfToken } from './tally'
import { dayOf } from './watch-store'

interface NetworkWriter {
  /** Writes the networks that this process has not recorded today, in the background; at most a few dozen per token. */
  write(uses: readonly NetworkUse[]): void
  /** Resolves when all pending writes are done. */
  settled(): Promise<void>
}

/** Number of remembered networks; at the limit all are dropped and recorded again. */
const capacity = 50_000

export function createNetworkWriter({ db, log }: { readonly db: Db; readonly log: Log }): NetworkWriter {
  const recorded = new Map<string, Set<string>>()
  let today = 0
  let count = 0
  let last = Promise.resolve()

  function isNew({ tokenId, network, at }: NetworkUse): boolean {
    const known = dayOf(at).getTime() === today ? recorded.get(tokenId) : undefined
    return !known || (known.size < networksOfToken && !known.has(network))
  }

  function remember({ tokenId, network, at }: NetworkUse): void {
    const day = dayOf(at).getTime()
    if (day < today) return
    if (day > today || count >= capacity) {
      recorded.clear()
      today = day
      count = 0
    }
    recorded.set(tokenId, (recorded.get(tokenId) ?? new Set()).add(network))
    count += 1
  }

  async function save(uses: readonly NetworkUse[]): Promise<void> {
    try {
      await upsertNetworks(db, uses)
      for (const use of uses) remember(use)
    } catch (error) {
      log.warn('Token networks could not be saved and will be retried at their next use.', {
        error: error instanceof Error ? error.message : String(error),
      })
    }
  }

  return {
    write(uses) {
      const unrecorded = uses.filter(isNew)
      if (unrecorded.length > 0) last = last.then(() => save(unrecorded))
    },
    settled: () => last,
  }
}

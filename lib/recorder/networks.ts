import type { Log } from '../ports'
import { dayMs } from '../time/units'
import { networksOfToken } from './tally-networks'
import type { NetworkUse, UsageWriter } from './types'

interface NetworkRecorder {
  /** Writes the networks that this process has not recorded today, in the background; at most a few dozen per token. */
  write(uses: readonly NetworkUse[]): void
  /** Resolves when all pending writes are done. */
  settled(): Promise<void>
}

/** Number of remembered networks; at the limit all are dropped and recorded again. */
const capacity = 50_000

interface NetworkDeps {
  readonly writer: Pick<UsageWriter, 'writeNetworks'>
  readonly log: Log
}

export function createNetworkRecorder({ writer, log }: NetworkDeps): NetworkRecorder {
  const recorded = new Map<string, Set<string>>()
  let today = 0
  let count = 0
  let last = Promise.resolve()

  function isNew({ tokenId, network, at }: NetworkUse): boolean {
    const known = dayOf(at) === today ? recorded.get(tokenId) : undefined
    return !known || (known.size < networksOfToken && !known.has(network))
  }

  function remember({ tokenId, network, at }: NetworkUse): void {
    const day = dayOf(at)
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
      await writer.writeNetworks(uses)
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

/** Number of the UTC day. */
const dayOf = (at: Date): number => Math.floor(at.getTime() / dayMs)

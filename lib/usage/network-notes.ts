import type { Db } from '../db/client'
import type { Log } from '../ports'
import { noteNetworks } from './network-store'
import { type NetworkUse, networksOfToken } from './tally'
import { dayOf } from './watch-store'

export interface NetworkNotes {
  /** Writes, after whoever asks went on, the networks that this process has not noted today: of each token a few dozen. */
  note(uses: readonly NetworkUse[]): void
  /** When all of them are written. */
  settled(): Promise<void>
}

/** What this process remembers to have noted; when it is full it forgets all, and writes again. */
const capacity = 50_000

export function createNetworkNotes({ db, log }: { readonly db: Db; readonly log: Log }): NetworkNotes {
  const noted = new Map<string, Set<string>>()
  let [today, count] = [0, 0]
  let last = Promise.resolve()

  function isNews({ tokenId, network, at }: NetworkUse): boolean {
    const known = dayOf(at).getTime() === today ? noted.get(tokenId) : undefined
    return !known || (known.size < networksOfToken && !known.has(network))
  }

  function remember({ tokenId, network, at }: NetworkUse): void {
    const on = dayOf(at).getTime()
    if (on < today) return
    if (on > today || count >= capacity) {
      noted.clear()
      ;[today, count] = [on, 0]
    }
    noted.set(tokenId, (noted.get(tokenId) ?? new Set()).add(network))
    count += 1
  }

  async function write(uses: readonly NetworkUse[]): Promise<void> {
    try {
      await noteNetworks(db, uses)
      for (const use of uses) remember(use)
    } catch (error) {
      log.warn('Networks of tokens were not noted; they are at their next use.', {
        error: error instanceof Error ? error.message : String(error),
      })
    }
  }

  return {
    note(uses) {
      const news = uses.filter(isNews)
      if (news.length > 0) last = last.then(() => write(news))
    },
    settled: () => last,
  }
}

import { day } from '../calendar'
import type { Db } from '../db/client'
import { networkOf } from '../network'
import type { Log } from '../ports'
import { type NetworkUse, noteNetworks } from './network-store'
import type { AddressUse } from './tally'

export interface NetworkNotes {
  /** Writes, after whoever asks went on, the networks that this process has not noted today. */
  note(uses: readonly AddressUse[]): void
  /** When all of them are written. */
  settled(): Promise<void>
}

/** What this process remembers to have noted; when it is full it forgets all, and writes again. */
const capacity = 50_000

export function createNetworkNotes({ db, log }: { readonly db: Db; readonly log: Log }): NetworkNotes {
  const noted = new Map<string, number>()
  let last = Promise.resolve()

  async function write(uses: readonly NetworkUse[]): Promise<void> {
    try {
      await noteNetworks(db, uses)
      if (noted.size + uses.length > capacity) noted.clear()
      for (const use of uses) noted.set(keyOf(use), dayOf(use.at))
    } catch (error) {
      log.warn('Networks of tokens were not noted; they are at their next use.', {
        error: error instanceof Error ? error.message : String(error),
      })
    }
  }

  return {
    note(uses) {
      const fresh = networksOf(uses).filter((use) => noted.get(keyOf(use)) !== dayOf(use.at))
      if (fresh.length > 0) last = last.then(() => write(fresh))
    },
    settled: () => last,
  }
}

const keyOf = ({ tokenId, network }: NetworkUse): string => `${tokenId} ${network}`
const dayOf = (at: Date): number => Math.floor(at.getTime() / day)

/** One of each network, sorted, so that two processes lock rows in the same order. */
function networksOf(uses: readonly AddressUse[]): NetworkUse[] {
  const found = new Map<string, NetworkUse>()
  for (const { ip, ...use } of uses) {
    const network = networkOf(ip)
    if (network !== null) found.set(keyOf({ ...use, network }), { ...use, network })
  }
  return [...found.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, use]) => use)
}

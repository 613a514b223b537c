import type { TokenId } from '../ids'
import { networkOf } from '../ip'
import { hourMs } from '../time/units'
import { RecentRequests } from './recent-requests'
import type { Batch, HourCount, LastUse, NetworkUse, RecordedRequest, RejectionCount, Use } from './types'

/** Maximum number of networks in one tally; the rest is recorded at its next use. */
const networkCapacity = 5_000
/** Maximum number of networks recorded per token: one more than are kept, so that an excess is detected. */
export const networksOfToken = 65

/** Uses summed in memory until they are written; holds at most `capacity` hour counts. */
export class Tally implements Batch {
  readonly #last = new Map<TokenId, LastUse>()
  readonly #hours = new Map<string, HourCount>()
  readonly #rejections = new Map<string, RejectionCount>()
  readonly #networks = new Map<TokenId, Map<string, NetworkUse>>()
  readonly #requests: RecentRequests
  #networkCount = 0

  constructor(readonly capacity: number) {
    this.#requests = new RecentRequests(capacity)
  }

  get empty(): boolean {
    return this.#hours.size === 0 && this.#requests.empty
  }

  /** Number of hour counts. */
  get size(): number {
    return this.#hours.size
  }

  /** Every token with a count or a request. */
  get tokenIds(): readonly TokenId[] {
    return [...new Set([...this.#last.keys(), ...this.requests.map(({ tokenId }) => tokenId)])]
  }

  get last(): LastUse[] {
    return [...this.#last.values()].sort((a, b) => compare(a.tokenId, b.tokenId))
  }

  get hours(): HourCount[] {
    return [...this.#hours.entries()].sort(([a], [b]) => compare(a, b)).map(([, count]) => count)
  }

  get rejections(): RejectionCount[] {
    return [...this.#rejections.entries()].sort(([a], [b]) => compare(a, b)).map(([, count]) => count)
  }

  get requests(): RecordedRequest[] {
    return this.#requests.all
  }

  get networks(): NetworkUse[] {
    const all = [...this.#networks.values()].flatMap((networks) => [...networks.values()])
    return all.sort((a, b) => compare(a.tokenId, b.tokenId) || compare(a.network, b.network))
  }

  /** Returns false if the use was dropped because the tally is full. */
  add(use: Use): boolean {
    const accepted = use.code === 'ok'
    const hour = new Date(Math.floor(use.at.getTime() / hourMs) * hourMs)
    const { orgId, tokenId, generation } = use
    if (!this.#count({ orgId, tokenId, generation, hour, accepted: accepted ? 1 : 0, rejected: accepted ? 0 : 1 })) return false
    if (accepted) this.#addNetworkOf(use)
    else this.#countRejection({ orgId, tokenId, code: use.code, hour, count: 1 })
    this.#updateLastUse({
      orgId,
      tokenId,
      accepted: accepted ? use : null,
      acceptedWithOld: accepted && !use.current ? use : null,
      acceptedWithCurrent: accepted && use.current ? use : null,
      rejected: accepted ? null : use,
    })
    return true
  }

  addRequest(request: RecordedRequest): void {
    this.#requests.add(request)
  }

  /** Adds the counts of an earlier tally; returns the number of hour counts dropped. */
  merge(other: Tally): number {
    const dropped = other.hours.filter((count) => !this.#count(count)).length
    for (const rejection of other.rejections) this.#countRejection(rejection)
    for (const last of other.last) this.#updateLastUse(last)
    for (const use of other.networks) this.#addNetwork(use)
    this.#requests.addEarlier(other.#requests)
    return dropped
  }

  /** Removes every other token. */
  keepOnly(tokenIds: ReadonlySet<string>): void {
    for (const id of this.#last.keys()) if (!tokenIds.has(id)) this.#last.delete(id)
    for (const [key, count] of this.#hours) if (!tokenIds.has(count.tokenId)) this.#hours.delete(key)
    for (const [key, count] of this.#rejections) if (!tokenIds.has(count.tokenId)) this.#rejections.delete(key)
    for (const id of this.#networks.keys()) if (!tokenIds.has(id)) this.#networks.delete(id)
    this.#requests.keepOnly(tokenIds)
  }

  #count(more: HourCount): boolean {
    const key = `${more.tokenId} ${more.generation} ${more.hour.getTime() / hourMs}`
    const before = this.#hours.get(key)
    if (!before && this.#hours.size >= this.capacity) return false
    const accepted = (before?.accepted ?? 0) + more.accepted
    this.#hours.set(key, { ...more, accepted, rejected: (before?.rejected ?? 0) + more.rejected })
    return true
  }

  #countRejection(more: RejectionCount): void {
    const key = `${more.tokenId} ${more.code} ${more.hour.getTime() / hourMs}`
    const before = this.#rejections.get(key)
    if (!before && this.#rejections.size >= this.capacity) return
    this.#rejections.set(key, { ...more, count: (before?.count ?? 0) + more.count })
  }

  #addNetworkOf({ orgId, tokenId, ip, at }: Use): void {
    // its network is known, and parsing an IP is slow
    if (ip === null || ip === this.#last.get(tokenId)?.accepted?.ip) return
    const network = networkOf(ip)
    if (network !== null) this.#addNetwork({ orgId, tokenId, network, at })
  }

  #addNetwork(use: NetworkUse): void {
    const networks = this.#networks.get(use.tokenId) ?? new Map<string, NetworkUse>()
    if (networks.has(use.network) || networks.size >= networksOfToken || this.#networkCount >= networkCapacity) return
    this.#networks.set(use.tokenId, networks.set(use.network, use))
    this.#networkCount += 1
  }

  #updateLastUse(more: LastUse): void {
    const before = this.#last.get(more.tokenId)
    this.#last.set(more.tokenId, {
      ...more,
      accepted: later(before?.accepted, more.accepted),
      acceptedWithOld: later(before?.acceptedWithOld, more.acceptedWithOld),
      acceptedWithCurrent: ofNewerSecret(before?.acceptedWithCurrent, more.acceptedWithCurrent),
      rejected: later(before?.rejected, more.rejected),
    })
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

function later(a: Use | null | undefined, b: Use | null): Use | null {
  if (!a || !b) return a ?? b
  return b.at >= a.at ? b : a
}

/** The use of the newer secret; the later one if both used the same. */
function ofNewerSecret(a: Use | null | undefined, b: Use | null): Use | null {
  if (!a || !b || a.generation === b.generation) return later(a, b)
  return b.generation > a.generation ? b : a
}

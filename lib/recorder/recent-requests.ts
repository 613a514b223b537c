import { keptRequests } from './limits'
import { storedPath } from './request-path'
import type { RecordedRequest } from './types'

/** Number of requests in memory from which on a request replaces an older one of its token, or is the first one. */
const room = 5_000

/** The latest requests of each token, until they are written. */
export class RecentRequests {
  readonly #byToken = new Map<string, RecordedRequest[]>()
  #count = 0

  /** `capacity`: number of tokens; the requests of further ones are dropped. */
  constructor(readonly capacity: number) {}

  get empty(): boolean {
    return this.#byToken.size === 0
  }

  /** By token, oldest first. */
  get all(): RecordedRequest[] {
    return [...this.#byToken.keys()].sort().flatMap((key) => this.#byToken.get(key) ?? [])
  }

  /** Drops an older request of the token if there is no room: its latest one is always kept. */
  add(request: RecordedRequest): void {
    const kept = this.#keptOf(request)
    if (!kept) return
    if (kept.length > 0 && this.#isFull(kept)) kept.shift()
    else this.#count += 1
    kept.push({ ...request, method: request.method?.slice(0, 16) ?? null, path: request.path === null ? null : storedPath(request.path) })
  }

  /** Adds requests of an earlier batch before the later ones, as long as there is room. */
  addEarlier({ all }: RecentRequests): void {
    for (const request of all.toReversed()) {
      const kept = this.#keptOf(request)
      if (!kept || (kept.length > 0 && this.#isFull(kept))) continue
      kept.unshift(request)
      this.#count += 1
    }
  }

  /** Removes every other token. */
  keepOnly(tokenIds: ReadonlySet<string>): void {
    for (const [key, kept] of this.#byToken) {
      if (tokenIds.has(kept[0]?.tokenId ?? '')) continue
      this.#byToken.delete(key)
      this.#count -= kept.length
    }
  }

  #isFull(kept: readonly RecordedRequest[]): boolean {
    return kept.length >= keptRequests || this.#count >= room
  }

  #keptOf({ tokenId, code }: RecordedRequest): RecordedRequest[] | null {
    const key = `${tokenId} ${code === 'ok' ? 'accepted' : 'rejected'}`
    const kept = this.#byToken.get(key)
    if (kept) return kept
    if (this.#byToken.size >= this.capacity) return null
    const first: RecordedRequest[] = []
    this.#byToken.set(key, first)
    return first
  }
}

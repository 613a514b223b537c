import type { TokenId } from '../ids'
import { keptRequests } from './limits'
import { storedPath } from './request-path'
import type { RecordedRequest } from './types'

/** Number of requests in memory from which on a request replaces an older one of its token, or is the first one. */
const room = 5_000

type ByToken = Map<TokenId, RecordedRequest[]>

export class RecentRequests {
  readonly #accepted: ByToken = new Map()
  readonly #rejected: ByToken = new Map()
  #count = 0

  /** `capacity`: number of lists, of which a token has one or two; the requests of further ones are dropped. */
  constructor(readonly capacity: number) {}

  get empty(): boolean {
    return this.#lists === 0
  }

  get tokenIds(): readonly TokenId[] {
    return [...new Set([...this.#accepted.keys(), ...this.#rejected.keys()])]
  }

  /** By token, oldest first. */
  get all(): RecordedRequest[] {
    const all: RecordedRequest[] = []
    for (const id of [...this.tokenIds].sort()) {
      for (const lists of [this.#accepted, this.#rejected]) for (const request of lists.get(id) ?? []) all.push(request)
    }
    return all
  }

  add(request: RecordedRequest): void {
    const { orgId, tokenId, at, code, status, durationMs, ip } = request
    const method = request.method?.slice(0, 16) ?? null
    const path = request.path === null ? null : storedPath(request.path)
    this.#keep({ orgId, tokenId, at, code, method, path, status, durationMs, ip })
  }

  #keep(request: RecordedRequest): void {
    const kept = this.#keptOf(request)
    if (!kept) return
    if (kept.length > 0 && this.#isFull(kept)) kept.shift()
    else this.#count += 1
    kept.push(request)
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
    for (const id of this.tokenIds) if (!tokenIds.has(id)) this.move(id, new RecentRequests(2))
  }

  /** Moves the requests of a token, of which the target has none. */
  move(id: TokenId, target: RecentRequests): void {
    for (const [from, to] of [
      [this.#accepted, target.#accepted],
      [this.#rejected, target.#rejected],
    ] as const) {
      const kept = from.get(id)
      if (!kept) continue
      from.delete(id)
      to.set(id, kept)
      this.#count -= kept.length
      target.#count += kept.length
    }
  }

  get #lists(): number {
    return this.#accepted.size + this.#rejected.size
  }

  #isFull(kept: readonly RecordedRequest[]): boolean {
    return kept.length >= keptRequests || this.#count >= room
  }

  #keptOf({ tokenId, code }: RecordedRequest): RecordedRequest[] | null {
    const lists = code === 'ok' ? this.#accepted : this.#rejected
    const kept = lists.get(tokenId)
    if (kept) return kept
    if (this.#lists >= this.capacity) return null
    const first: RecordedRequest[] = []
    lists.set(tokenId, first)
    return first
  }
}

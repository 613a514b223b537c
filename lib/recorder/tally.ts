import type { OrgId, TokenId } from '../ids'
import { hourMs } from '../time/units'
import { RecentRequests } from './recent-requests'
import { TallyNetworks } from './tally-networks'
import { compare, TokenTally } from './token-tally'
import type { Batch, HourCount, LastUse, NetworkUse, RecordedRequest, RejectionCount, Use } from './types'

/** Uses summed in memory until they are written; holds at most `capacity` hour counts, and as many tokens. */
export class Tally implements Batch {
  readonly #tokens = new Map<TokenId, TokenTally>()
  readonly #networks = new TallyNetworks()
  readonly #requests: RecentRequests
  #size = 0
  #hour = new Date(0)
  /** Null when a token was added or removed since the tokens were sorted. */
  #order: readonly TokenTally[] | null = null

  constructor(readonly capacity: number) {
    this.#requests = new RecentRequests(capacity)
  }

  get empty(): boolean {
    return this.#size === 0 && this.#requests.empty
  }

  /** Number of hour counts. */
  get size(): number {
    return this.#size
  }

  /** Every token with a count or a request. */
  get tokenIds(): readonly TokenId[] {
    return [...new Set([...this.#tokens.keys(), ...this.#requests.tokenIds])]
  }

  get last(): LastUse[] {
    return this.#sorted.map(({ last }) => last)
  }

  get hours(): HourCount[] {
    const all: HourCount[] = []
    for (const { sortedHours } of this.#sorted) for (const count of sortedHours) all.push(count)
    return all
  }

  get rejections(): RejectionCount[] {
    const all: RejectionCount[] = []
    for (const { sortedRejections } of this.#sorted) for (const count of sortedRejections) all.push(count)
    return all
  }

  get requests(): RecordedRequest[] {
    return this.#requests.all
  }

  get networks(): NetworkUse[] {
    return this.#networks.all.sort((a, b) => compare(a.tokenId, b.tokenId) || compare(a.network, b.network))
  }

  /** Returns false if the use was dropped because the tally is full. */
  add(use: Use): boolean {
    const isAccepted = use.code === 'ok'
    const hour = this.#hourOf(use.at)
    const token = this.#count(use, hour, isAccepted ? 1 : 0, isAccepted ? 0 : 1)
    if (!token) return false
    if (!isAccepted) token.countRejection(use.code, hour, 1)
    // else its network is known, and parsing an IP is slow
    else if (use.ip !== token.last.accepted?.ip) this.#networks.addOf(use)
    token.use(use)
    return true
  }

  addRequest(request: RecordedRequest): void {
    this.#requests.add(request)
  }

  /** Adds the counts of an earlier tally; returns the number of hour counts dropped. */
  merge(other: Tally): number {
    const dropped = other.hours.filter((count) => !this.#count(count, count.hour, count.accepted, count.rejected)).length
    for (const { tokenId, code, hour, count } of other.rejections) this.#tokens.get(tokenId)?.countRejection(code, hour, count)
    for (const last of other.last) if (this.#hasRoomFor(last)) this.#tokenOf(last.orgId, last.tokenId).merge(last)
    for (const use of other.networks) this.#networks.add(use)
    this.#requests.addEarlier(other.#requests)
    return dropped
  }

  /** Removes every other token. */
  keepOnly(tokenIds: ReadonlySet<string>): void {
    for (const [id, token] of this.#tokens) if (!tokenIds.has(id)) this.#delete(id, token)
    this.#networks.keepOnly(tokenIds)
    this.#requests.keepOnly(tokenIds)
  }

  /** Moves the counts and requests into tallies of at most `tokens` tokens each, as they are read. Networks stay. */
  *parts(tokens: number): Generator<Tally> {
    const ids = [...this.tokenIds].sort()
    for (let start = 0; start < ids.length; start += tokens) {
      const part = new Tally(this.capacity)
      for (const id of ids.slice(start, start + tokens)) this.#move(id, part)
      yield part
    }
  }

  #move(id: TokenId, target: Tally): void {
    const token = this.#tokens.get(id)
    if (token) {
      this.#delete(id, token)
      target.#tokens.set(id, token)
      target.#size += token.hours.length
    }
    this.#requests.move(id, target.#requests)
  }

  #delete(id: TokenId, { hours }: TokenTally): void {
    this.#tokens.delete(id)
    this.#order = null
    this.#size -= hours.length
  }

  get #sorted(): readonly TokenTally[] {
    this.#order ??= [...this.#tokens.values()].sort((a, b) => compare(a.last.tokenId, b.last.tokenId))
    return this.#order
  }

  /** The token's tally with the counts added; null if there is no room for them. */
  #count({ orgId, tokenId, generation }: Pick<Use, 'orgId' | 'tokenId' | 'generation'>, hour: Date, accepted: number, rejected: number) {
    const known = this.#tokens.get(tokenId)?.find(generation, hour)
    if (!known && this.#size >= this.capacity) return null
    const token = this.#tokenOf(orgId, tokenId)
    const count = known ?? token.addHour(generation, hour)
    if (!known) this.#size += 1
    count.accepted += accepted
    count.rejected += rejected
    return token
  }

  /** A last use is kept also without room for its count. */
  #hasRoomFor({ tokenId }: LastUse): boolean {
    return this.#tokens.has(tokenId) || this.#tokens.size < this.capacity
  }

  /** Start of the hour. Uses in succession share it. */
  #hourOf(at: Date): Date {
    const start = Math.floor(at.getTime() / hourMs) * hourMs
    if (this.#hour.getTime() !== start) this.#hour = new Date(start)
    return this.#hour
  }

  #tokenOf(orgId: OrgId, tokenId: TokenId): TokenTally {
    const known = this.#tokens.get(tokenId)
    if (known) return known
    const token = new TokenTally(orgId, tokenId)
    this.#tokens.set(tokenId, token)
    this.#order = null
    return token
  }
}

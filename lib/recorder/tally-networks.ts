import type { TokenId } from '../ids'
import { networkOf } from '../ip'
import type { NetworkUse, Use } from './types'

/** Maximum number of networks in one tally; the rest is recorded at its next use. */
const capacity = 5_000
/** Maximum number of networks recorded per token: one more than are kept, so that an excess is detected. */
export const networksOfToken = 65
/** Maximum number of IP addresses whose network is remembered. */
const knownCapacity = 1_000

/** The networks that the tokens of one tally were used from. */
export class TallyNetworks {
  readonly #byToken = new Map<TokenId, Map<string, NetworkUse>>()
  #count = 0
  /** Networks of IP addresses, which take several times as long to parse as all else. */
  readonly #known = new Map<string, string | null>()

  get all(): NetworkUse[] {
    return [...this.#byToken.values()].flatMap((networks) => [...networks.values()])
  }

  addOf({ orgId, tokenId, ip, at }: Use): void {
    const network = ip === null ? null : this.#networkOf(ip)
    if (network !== null) this.add({ orgId, tokenId, network, at })
  }

  add(use: NetworkUse): void {
    const networks = this.#byToken.get(use.tokenId) ?? new Map<string, NetworkUse>()
    if (networks.has(use.network) || networks.size >= networksOfToken || this.#count >= capacity) return
    this.#byToken.set(use.tokenId, networks.set(use.network, use))
    this.#count += 1
  }

  /** Removes every other token. */
  keepOnly(tokenIds: ReadonlySet<string>): void {
    for (const id of this.#byToken.keys()) if (!tokenIds.has(id)) this.#byToken.delete(id)
  }

  #networkOf(ip: string): string | null {
    const known = this.#known.get(ip)
    if (known !== undefined) return known
    const network = networkOf(ip)
    if (this.#known.size < knownCapacity) this.#known.set(ip, network)
    return network
  }
}

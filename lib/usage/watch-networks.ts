import type { Reader, Tx } from '../db/client'
import { countEach } from '../errors'
import type { OrgId, TokenKey } from '../ids'
import type { NewNotification } from '../notices/index'
import { dayIn, daysAfter } from '../time/calendar'
import type { WatchDeps } from './deps'
import {
  deleteFreshNetworks,
  findTokenNetworks,
  findTokensWithFreshNetworks,
  settleNetworks,
  type TokenNetworks,
  wasUsedBefore,
} from './network-store'
import { claimDay, dayOf, findLiveToken, type LiveToken } from './watch-store'

/** A token used from more networks than this has no usual ones: further networks are neither kept nor reported. */
const keptNetworks = 64
/** For a token used before its networks were recorded, the networks of this many days are usual. */
const learningDays = 7
const perBatch = 100

/** Decides on the networks recorded since the last run; returns the number of tokens with a notice. */
export async function notifyOfNetworks(deps: WatchDeps): Promise<number> {
  const now = await deps.clock.now()
  return countEach(undecided(deps, now), (tokenId) => decide(deps, tokenId, now))
}

/** Tokens with undecided networks; those with a notice today wait until tomorrow. */
async function* undecided({ db }: WatchDeps, now: Date): AsyncGenerator<string> {
  let after: string | undefined = ''
  while (after !== undefined) {
    const tokenIds = await findTokensWithFreshNetworks(db.read, dayOf(now), after, perBatch)
    yield* tokenIds
    after = tokenIds.at(-1)
  }
}

/** The read precedes the transaction, so it may be stale: settling skips networks already decided, and later ones stay undecided. */
async function decide({ db, notices }: WatchDeps, tokenId: string, now: Date): Promise<boolean> {
  const networks = await findTokenNetworks(db.read, tokenId, keptNetworks)
  const unusual = await findUnusual(db.read, tokenId, networks, now)
  return db.write(async (tx) => {
    const token = unusual.length > 0 ? await findLiveToken(tx, tokenId) : null
    if (token && !(await claimDay(tx, token, 'network', { at: now, now }))) return false
    const { settled, dropped } = await settle(tx, tokenId, networks)
    const [network, ...others] = unusual.filter((each) => settled.includes(each))
    if (!token || network === undefined) return false
    await notices.notify(tx, token.orgId as OrgId, now, newNetworkNotice(token, network, others.length + dropped, dayIn(now, 'UTC')))
    return true
  })
}

const newNetworkNotice = (token: LiveToken, network: string, others: number, day: string): NewNotification => ({
  kind: 'new_network',
  to: { token },
  tokenKey: token.tokenKey as TokenKey,
  subject: token.name,
  facts: { network, others },
  dedupe: `network:${token.id}:${day}`,
})

/** The undecided networks to report; the first network of a token is usual. */
async function findUnusual(db: Reader, tokenId: string, { known, fresh, since }: TokenNetworks, now: Date): Promise<readonly string[]> {
  if (known >= keptNetworks) return []
  if (since > daysAfter(now, -learningDays) && (await wasUsedBefore(db, tokenId, since))) return []
  return known === 0 ? fresh.slice(1) : fresh
}

/** Keeps undecided networks up to the limit and drops the rest. */
async function settle(tx: Tx, tokenId: string, { known, fresh }: TokenNetworks): Promise<{ settled: readonly string[]; dropped: number }> {
  const kept = fresh.slice(0, Math.max(0, keptNetworks - known))
  const settled = await settleNetworks(tx, tokenId, kept)
  return { settled, dropped: kept.length + known < keptNetworks ? 0 : await deleteFreshNetworks(tx, tokenId) }
}

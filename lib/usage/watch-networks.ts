import { dayIn } from '../calendar'
import { countEach } from '../count-each'
import type { Tx } from '../db/client'
import type { OrgId, TokenKey } from '../ids'
import { dropFresh, findSeen, findTokensWithFresh, isLearned, type Seen, settleNetworks } from './network-store'
import type { WatchDeps } from './watch'
import { claimDay, dayOf, findLiveToken } from './watch-store'

/** A token used from more networks than this has no usual ones: they are not kept, and nobody is told of another. */
const keptNetworks = 64
const perRound = 100

/** Decides on the networks that were noted since the last time; answers of how many tokens is told. */
export async function tellOfNetworks(deps: WatchDeps): Promise<number> {
  const now = await deps.clock.now()
  return countEach(undecided(deps, now), (tokenId) => deps.db.write((tx) => decide(deps, tx, tokenId, now)))
}

/** Tokens with something to decide; those that were told of today wait for tomorrow. */
async function* undecided({ db }: WatchDeps, now: Date): AsyncGenerator<string> {
  let after: string | undefined = ''
  while (after !== undefined) {
    const tokenIds = await findTokensWithFresh(db.read, dayOf(now), after, perRound)
    yield* tokenIds
    after = tokenIds.at(-1)
  }
}

async function decide(deps: WatchDeps, tx: Tx, tokenId: string, now: Date): Promise<boolean> {
  const seen = await findSeen(tx, tokenId, keptNetworks)
  const news = await findNews(tx, tokenId, seen, now)
  const token = news.length > 0 ? await findLiveToken(tx, tokenId) : null
  if (token && !(await claimDay(tx, token, 'network', { on: now, now }))) return false
  const { settled, dropped } = await settle(tx, tokenId, seen)
  const [network, ...others] = news.filter((each) => settled.includes(each))
  if (!token || network === undefined) return false
  await deps.notices.tell(tx, token.orgId as OrgId, now, {
    ...{ kind: 'new_network', to: { token }, tokenKey: token.tokenKey as TokenKey, subject: token.name },
    facts: { network, others: others.length + dropped },
    dedupe: `network:${tokenId}:${dayIn(now, 'UTC')}`,
  })
  return true
}

/** Of the fresh ones what somebody is told: the very first network of a token is where it belongs. */
async function findNews(tx: Tx, tokenId: string, { known, fresh }: Seen, now: Date): Promise<readonly string[]> {
  if (known >= keptNetworks || !(await isLearned(tx, tokenId, now))) return []
  return known === 0 ? fresh.slice(1) : fresh
}

/** Keeps the fresh ones for which there is room beside those that were known, and drops the rest. */
async function settle(tx: Tx, tokenId: string, { known, fresh }: Seen): Promise<{ settled: readonly string[]; dropped: number }> {
  const kept = fresh.slice(0, Math.max(0, keptNetworks - known))
  const settled = await settleNetworks(tx, tokenId, kept)
  return { settled, dropped: kept.length + known < keptNetworks ? 0 : await dropFresh(tx, tokenId) }
}

import { countEach } from '../count-each'
import type { Reader, Tx } from '../db/client'
import type { OrgId, TokenKey } from '../ids'
import type { NewNotification } from '../notices/index'
import { dayIn, daysAfter } from '../time/calendar'
import type { WatchDeps } from './deps'
import { dropFresh, findSeen, findTokensWithFresh, type Seen, settleNetworks, wasUsedBefore } from './network-store'
import { claimDay, dayOf, findLiveToken, type LiveToken } from './watch-store'

/** A token used from more networks than this has no usual ones: they are not kept, and nobody is told of another. */
const keptNetworks = 64
/** A token that was used before its networks were noted: those of so many days are usual. */
const learningDays = 7
const perRound = 100

/** Decides on the networks that were noted since the last time; answers of how many tokens is told. */
export async function notifyOfNetworks(deps: WatchDeps): Promise<number> {
  const now = await deps.clock.now()
  return countEach(undecided(deps, now), (tokenId) => decide(deps, tokenId, now))
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

/** What is read before others can write may be old: nothing is decided twice, and what came since is left fresh. */
async function decide({ db, notices }: WatchDeps, tokenId: string, now: Date): Promise<boolean> {
  const seen = await findSeen(db.read, tokenId, keptNetworks)
  const news = await findNews(db.read, tokenId, seen, now)
  return db.write(async (tx) => {
    const token = news.length > 0 ? await findLiveToken(tx, tokenId) : null
    if (token && !(await claimDay(tx, token, 'network', { on: now, now }))) return false
    const { settled, dropped } = await settle(tx, tokenId, seen)
    const [network, ...others] = news.filter((each) => settled.includes(each))
    if (!token || network === undefined) return false
    await notices.notify(tx, token.orgId as OrgId, now, tellOf(token, network, others.length + dropped, dayIn(now, 'UTC')))
    return true
  })
}

const tellOf = (token: LiveToken, network: string, others: number, on: string): NewNotification => ({
  ...{ kind: 'new_network', to: { token }, tokenKey: token.tokenKey as TokenKey, subject: token.name },
  facts: { network, others },
  dedupe: `network:${token.id}:${on}`,
})

/** Of the fresh ones what somebody is told: the very first network of a token is where it belongs. */
async function findNews(db: Reader, tokenId: string, { known, fresh, since }: Seen, now: Date): Promise<readonly string[]> {
  if (known >= keptNetworks) return []
  if (since > daysAfter(now, -learningDays) && (await wasUsedBefore(db, tokenId, since))) return []
  return known === 0 ? fresh.slice(1) : fresh
}

/** Keeps the fresh ones for which there is room beside those that were known, and drops the rest. */
async function settle(tx: Tx, tokenId: string, { known, fresh }: Seen): Promise<{ settled: readonly string[]; dropped: number }> {
  const kept = fresh.slice(0, Math.max(0, keptNetworks - known))
  const settled = await settleNetworks(tx, tokenId, kept)
  return { settled, dropped: kept.length + known < keptNetworks ? 0 : await dropFresh(tx, tokenId) }
}

import { dayIn } from '../calendar'
import type { Tx } from '../db/client'
import type { OrgId, TokenKey } from '../ids'
import { claimNetworks, dropNetworks, findNetworks, findTokensWithFresh } from './network-store'
import type { WatchDeps } from './watch'
import { claimDay, findLiveToken } from './watch-store'

/** A token used from more networks than this has no usual ones: they are not kept, and nobody is told of another. */
const keptNetworks = 64
const perRound = 100

/** Decides on every network that was noted since the last time; answers of how many tokens is told. */
export async function tellOfNetworks(deps: WatchDeps): Promise<number> {
  let told = 0
  let after: string | undefined = ''
  while (after !== undefined) {
    const tokenIds = await findTokensWithFresh(deps.db.read, after, perRound)
    for (const tokenId of tokenIds) if (await deps.db.write((tx) => decide(deps, tx, tokenId))) told += 1
    after = tokenIds.at(-1)
  }
  return told
}

/** The very first network of a token is where it belongs. */
async function decide({ clock, notices }: WatchDeps, tx: Tx, tokenId: string): Promise<boolean> {
  const all = await findNetworks(tx, tokenId)
  const fresh = all.filter((row) => row.fresh).map(({ network }) => network)
  if (fresh.length === 0 || !(await claimNetworks(tx, tokenId, fresh))) return false
  const news = fresh.length === all.length ? fresh.slice(1) : fresh
  const [network] = news
  const token = await findLiveToken(tx, tokenId)
  if (all.length > keptNetworks) {
    const byUse = [...all].sort((a, b) => b.lastSeenAt.getTime() - a.lastSeenAt.getTime())
    await dropNetworks(
      tx,
      tokenId,
      byUse.slice(keptNetworks).map((row) => row.network),
    )
    return false
  }
  const now = await clock.now()
  if (network === undefined || !token || !(await claimDay(tx, token, 'network', now))) return false
  await notices.tell(tx, token.orgId as OrgId, now, {
    ...{ kind: 'new_network', to: { token }, tokenKey: token.tokenKey as TokenKey, subject: token.name },
    facts: { network, others: news.length - 1 },
    dedupe: `network:${tokenId}:${dayIn(now, 'UTC')}`,
  })
  return true
}

import { dayIn } from '../calendar'
import type { OrgId, TokenKey } from '../ids'
import type { WatchDeps } from './watch'
import { claimDay, findLiveToken, findOpenOrganisations, findRefusedHours, type HourOfToken } from './watch-store'

const hourMs = 3_600_000
const many = 20

/** Tells of tokens with many refused requests, and more refused than accepted, within this hour or the last. */
export async function tellOfRefusals(deps: WatchDeps): Promise<number> {
  const now = await deps.clock.now()
  const since = new Date(Math.floor(now.getTime() / hourMs) * hourMs - hourMs)
  let told = 0
  for (const orgId of await findOpenOrganisations(deps.db.read)) {
    for (const hour of await findRefusedHours(deps.db.read, orgId, since, many)) {
      if (hour.refused > hour.accepted && (await tellOne(deps, orgId, hour, now))) told += 1
    }
  }
  return told
}

async function tellOne({ db, notices }: WatchDeps, orgId: OrgId, { tokenId, accepted, refused }: HourOfToken, now: Date): Promise<boolean> {
  return db.write(async (tx) => {
    const token = await findLiveToken(tx, tokenId)
    if (!token || !(await claimDay(tx, token, 'refused', now))) return false
    await notices.tell(tx, orgId, now, {
      ...{ kind: 'many_refused', to: { token }, tokenKey: token.tokenKey as TokenKey, subject: token.name },
      facts: { accepted, refused },
      dedupe: `refused:${tokenId}:${dayIn(now, 'UTC')}`,
    })
    return true
  })
}

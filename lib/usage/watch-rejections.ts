import { countEach } from '../count-each'
import type { OrgId, TokenKey } from '../ids'
import { dayIn } from '../time/calendar'
import type { WatchDeps } from './watch'
import { claimDay, findLiveToken, findOpenOrganizations, findRefusedHours, type HourOfToken } from './watch-store'

const hourMs = 3_600_000
const many = 20

/** Tells of tokens with many refused requests, and more refused than accepted, within this hour or the last. */
export async function tellOfRefusals(deps: WatchDeps): Promise<number> {
  const now = await deps.clock.now()
  const since = new Date(Math.floor(now.getTime() / hourMs) * hourMs - hourMs)
  return countEach(refusedHours(deps, since), ([orgId, hour]) => tellOne(deps, orgId, hour, now))
}

async function* refusedHours({ db }: WatchDeps, since: Date): AsyncGenerator<readonly [OrgId, HourOfToken]> {
  for (const orgId of await findOpenOrganizations(db.read)) {
    const hours = await findRefusedHours(db.read, orgId, since, many)
    yield* hours.filter(({ refused, accepted }) => refused > accepted).map((hour) => [orgId, hour] as const)
  }
}

/** The day of the hour counts, not that of the telling: an hour before midnight is told once. */
async function tellOne({ db, notices }: WatchDeps, orgId: OrgId, refusals: HourOfToken, now: Date): Promise<boolean> {
  const { tokenId, hour, accepted, refused } = refusals
  return db.write(async (tx) => {
    const token = await findLiveToken(tx, tokenId)
    if (!token || !(await claimDay(tx, token, 'refused', { on: hour, now }))) return false
    await notices.tell(tx, orgId, now, {
      ...{ kind: 'many_refused', to: { token }, tokenKey: token.tokenKey as TokenKey, subject: token.name },
      facts: { accepted, refused },
      dedupe: `refused:${tokenId}:${dayIn(hour, 'UTC')}`,
    })
    return true
  })
}

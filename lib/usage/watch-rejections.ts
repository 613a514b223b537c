import { countEach } from '../count-each'
import type { OrgId, TokenKey } from '../ids'
import { dayIn } from '../time/calendar'
import type { WatchDeps } from './watch'
import { claimDay, findLiveToken, findOpenOrganizations, findRejectedHours, type HourOfToken } from './watch-store'

const hourMs = 3_600_000
const many = 20

/** Tells of tokens with many rejected requests, and more rejected than accepted, within this hour or the last. */
export async function notifyOfRejections(deps: WatchDeps): Promise<number> {
  const now = await deps.clock.now()
  const since = new Date(Math.floor(now.getTime() / hourMs) * hourMs - hourMs)
  return countEach(rejectedHours(deps, since), ([orgId, hour]) => tellOne(deps, orgId, hour, now))
}

async function* rejectedHours({ db }: WatchDeps, since: Date): AsyncGenerator<readonly [OrgId, HourOfToken]> {
  for (const orgId of await findOpenOrganizations(db.read)) {
    const hours = await findRejectedHours(db.read, orgId, since, many)
    yield* hours.filter(({ rejected, accepted }) => rejected > accepted).map((hour) => [orgId, hour] as const)
  }
}

/** The day of the hour counts, not that of the telling: an hour before midnight is told once. */
async function tellOne({ db, notices }: WatchDeps, orgId: OrgId, rejections: HourOfToken, now: Date): Promise<boolean> {
  const { tokenId, hour, accepted, rejected } = rejections
  return db.write(async (tx) => {
    const token = await findLiveToken(tx, tokenId)
    if (!token || !(await claimDay(tx, token, 'rejected', { on: hour, now }))) return false
    await notices.notify(tx, orgId, now, {
      ...{ kind: 'many_rejected', to: { token }, tokenKey: token.tokenKey as TokenKey, subject: token.name },
      facts: { accepted, rejected },
      dedupe: `rejected:${tokenId}:${dayIn(hour, 'UTC')}`,
    })
    return true
  })
}

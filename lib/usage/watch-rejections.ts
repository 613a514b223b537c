import { findOpenOrganizations } from '../directory/index'
import { countEach } from '../errors'
import type { OrgId, TokenKey } from '../ids'
import { dayIn } from '../time/calendar'
import { hourMs } from '../time/units'
import type { WatchDeps } from './deps'
import { claimDay, findLiveToken, findRejectedHours, type TokenHour } from './watch-store'

const minRejected = 20

/** Reports tokens with many rejected requests, and more rejected than accepted, within this hour or the last. */
export async function notifyOfRejections(deps: WatchDeps): Promise<number> {
  const now = await deps.clock.now()
  const since = new Date(Math.floor(now.getTime() / hourMs) * hourMs - hourMs)
  return countEach(rejectedHours(deps, since), ([orgId, hour]) => notifyOnce(deps, orgId, hour, now))
}

async function* rejectedHours({ db }: WatchDeps, since: Date): AsyncGenerator<readonly [OrgId, TokenHour]> {
  for (const orgId of await findOpenOrganizations(db.read)) {
    const hours = await findRejectedHours(db.read, orgId, since, minRejected)
    yield* hours.filter(({ rejected, accepted }) => rejected > accepted).map((hour) => [orgId, hour] as const)
  }
}

/** Claimed by the day of the hour, not of the notice: an hour before midnight is reported once. */
async function notifyOnce({ db, notices }: WatchDeps, orgId: OrgId, rejections: TokenHour, now: Date): Promise<boolean> {
  const { tokenId, hour, accepted, rejected } = rejections
  return db.write(async (tx) => {
    const token = await findLiveToken(tx, tokenId)
    if (!token || !(await claimDay(tx, token, 'rejected', { at: hour, now }))) return false
    await notices.notify(tx, orgId, now, {
      kind: 'many_rejected',
      to: { token },
      tokenKey: token.tokenKey as TokenKey,
      subject: token.name,
      facts: { accepted, rejected },
      dedupe: `rejected:${tokenId}:${dayIn(hour, 'UTC')}`,
    })
    return true
  })
}

import type { Actor } from '../../actor'
import { parseInput } from '../../input/parse'
import { fail, type Outcome, ok } from '../../result'
import { dayAfter, dayIn, daysAfter, hourOf } from '../../time/calendar'
import { hourMs } from '../../time/units'
import type { TokenDeps } from '../deps'
import { readPolicy } from '../policy/record'
import { findLocations, type TokenWhere } from '../store'
import { usageByDay } from '../token-view'
import { reportReach, whereInReport } from './reach'
import { type ReportFilter, reportFilter, type UsageReport } from './schema'
import { countWorking, findFirstReason, findReasons, findTopTokens, sumUse } from './store'

const topTokens = 10
const unusedDays = 30
/** As many as a select can offer; the filter itself takes the id of any. */
const mostLocations = 500

export async function reportUsage(
  deps: TokenDeps,
  actor: Actor,
  filter: ReportFilter,
): Promise<Outcome<UsageReport, 'forbidden' | 'invalid_input'>> {
  if (actor.kind !== 'person') return fail('forbidden')
  const parsed = parseInput(reportFilter, filter, 1)
  if (!parsed.ok) return parsed
  const { days, location, type } = parsed.value
  const { orgId, timeZone, locationIds } = actor
  const db = deps.db.read
  const [policy, now] = await Promise.all([readPolicy(db, orgId), deps.clock.now()])
  const since = hourOf(dayAfter(dayIn(now, timeZone), 1 - days), 0, timeZone)
  const token: TokenWhere = {
    AND: [whereInReport(actor), location === null ? {} : { locationId: location }, type === null ? {} : { type }],
  }
  const reach = reportReach(actor)
  const selected = { orgId, from: since, to: new Date(now.getTime() + hourMs), token, few: reach === 'own' }
  const working = { orgId, policy, now, userId: actor.userId, reach, locationIds, location, type, unusedSince: daysAfter(now, -unusedDays) }
  const [{ hours, byToken }, reasons, first, { active, unused }, locations] = await Promise.all([
    sumUse(db, selected),
    findReasons(db, selected),
    findFirstReason(db, orgId),
    countWorking(db, working),
    reach === 'own' ? [] : findLocations(db, orgId, reach === 'all' ? null : locationIds, mostLocations),
  ])
  const top = await findTopTokens(db, orgId, byToken, topTokens)
  const byDay = usageByDay(hours, days, now, timeZone)
  const explained = reasons.reduce((sum, { count }) => sum + count, 0)
  const complete = explained >= byDay.reduce((sum, { rejected }) => sum + rejected, 0)
  const reasonsSince = complete ? null : (first ?? now).toISOString()
  return ok({ reach, days: byDay, active, unused, top, reasons, reasonsSince, locations, now: now.toISOString() })
}

import type { Actor } from '../actor'
import type { Reader } from '../db/client'
import { dayAfter, dayIn, daysAfter, firstHourOf } from '../time/calendar'
import { availableActions } from './available-actions'
import { inactivityOf } from './expiry/inactivity'
import { soonDays } from './limits'
import { expirationAfterRotation, type Policy } from './policy/policy'
import { splitList, type TokenRecord } from './record'
import type { TokenView } from './schema'
import { statusOf, stillWorks } from './status'
import type { ExportedToken } from './types'
import { type DayOfUse, findDaysOf, type HourOfUse } from './usage-store'

const shownDays = 12

/** Tokens as the actor sees them, with the usage of their last twelve days. */
export async function toViews(db: Reader, actor: Actor, records: readonly TokenRecord[], policy: Policy, now: Date): Promise<TokenView[]> {
  const [firstRecord] = records
  if (!firstRecord) return []
  const ids = records.map((record) => record.id)
  const zone = zoneOf(actor)
  const starts = lastDays(shownDays, now, zone).map((day) => firstHourOf(day, zone))
  const usage = await findDaysOf(db, firstRecord.orgId, ids, { starts, recent: daysAfter(now, -1) })
  const byToken = new Map(ids.map((id) => [id as string, [] as DayOfUse[]]))
  for (const row of usage) byToken.get(row.tokenId)?.push(row)
  return records.map((record) => toView(actor, record, byToken.get(record.id) ?? [], policy, now))
}

function toView(actor: Actor, record: TokenRecord, usage: readonly DayOfUse[], policy: Policy, now: Date): TokenView {
  const status = statusOf(record, policy, now)
  return {
    ...identity(record),
    ...dates(record, policy, now),
    status,
    works: stillWorks(status),
    suspended: record.suspendedBy,
    stored: record.stored,
    listLimit: isOwn(actor, record) && policy.listedPerPerson > 0 ? policy.listedPerPerson : null,
    lastUsedFrom: record.lastIp,
    usedToday: usage.reduce((sum, { acceptedRecently }) => sum + acceptedRecently, 0),
    days: Array.from({ length: shownDays }, (_, day) => usesOn(usage, day)),
    elapsed: elapsed(record, policy, now),
    version: record.version,
    actions: availableActions(actor, record, policy, now),
  }
}

const isOwn = (actor: Actor, { type, ownerId }: TokenRecord): boolean =>
  actor.kind === 'person' && type === 'user' && ownerId === actor.userId

/** Leaves out usage, which would make an export about a hundred times larger. */
export function toExported(record: TokenRecord, policy: Policy, now: Date): ExportedToken {
  const { tokenKey, name, type, owner, location, scopes, ipAllowlist, createdBy, note } = identity(record)
  const { createdAt, expiresAt, inactivityDeletionAt, lastUsedAt } = dates(record, policy, now)
  return {
    tokenKey,
    name,
    type,
    status: statusOf(record, policy, now),
    owner,
    location,
    scopes,
    ipAllowlist,
    createdAt,
    createdBy,
    expiresAt,
    inactivityDeletionAt,
    lastUsedAt,
    note,
  }
}

function identity(record: TokenRecord) {
  return {
    tokenKey: record.tokenKey,
    type: record.type as TokenView['type'],
    name: record.name,
    note: record.note,
    scopes: splitList(record.scopes),
    ipAllowlist: splitList(record.ipAllowlist),
    requestsPerMinute: record.requestsPerMinute,
    owner: record.ownerId && record.ownerName ? { id: record.ownerId, name: record.ownerName } : null,
    location: record.location,
    destination: record.destination,
    createdBy: record.createdByName,
    createdFrom: record.createdFrom,
    deactivatedBy: record.deactivatedBy,
  }
}

function dates(record: TokenRecord, policy: Policy, now: Date) {
  const rotating = record.previousEndsAt !== null && record.previousEndsAt > now
  return {
    createdAt: record.createdAt.toISOString(),
    expiresAt: iso(record.expiresAt),
    rotatedExpiresAt: iso(expirationAfterRotation(record, policy, now)),
    inactivityDeletionAt: iso(inactivityOf(record, policy, record.warnings, now)?.endsAt ?? null),
    deactivatedAt: iso(record.deactivatedAt),
    removedAt: iso(record.removedAt),
    rotatedAt: iso(record.rotatedAt),
    overlapEndsAt: rotating ? iso(record.previousEndsAt) : null,
    overlapUse: rotating ? { previous: iso(record.previousUsedAt), current: iso(record.currentUsedAt) } : null,
    lastUsedAt: iso(record.lastUsedAt),
  }
}

function usesOn(usage: readonly DayOfUse[], day: number): TokenView['days'][number] {
  const { accepted, rejected } = usage.find((row) => row.day === day) ?? { accepted: 0, rejected: 0 }
  return { accepted, rejected }
}

/** The last calendar days, up to today, oldest first. */
function lastDays(count: number, now: Date, zone: string): string[] {
  const today = dayIn(now, zone)
  return Array.from({ length: count }, (_, index) => dayAfter(today, index - count + 1))
}

/** Requests per calendar day in a time zone, oldest first, up to today. */
export function usageByDay(usage: readonly HourOfUse[], count: number, now: Date, zone: string) {
  const days = lastDays(count, now, zone).map((day) => ({ day, accepted: 0, rejected: 0 }))
  const starts = days.map(({ day }) => firstHourOf(day, zone).getTime())
  const end = firstHourOf(dayAfter(dayIn(now, zone), 1), zone)
  for (const { hour, accepted, rejected } of usage) {
    const at = hour.getTime()
    const total = hour < end && days[starts.findLastIndex((start) => at >= start)]
    if (!total) continue
    total.accepted += accepted
    total.rejected += rejected
  }
  return days
}

export const zoneOf = (actor: Actor): string => (actor.kind === 'person' ? actor.timeZone : 'UTC')

/** Share of the lifetime that is over, by the earlier of expiration and deletion for inactivity; null without either. */
function elapsed(record: TokenRecord, policy: Policy, now: Date): number | null {
  const deletionAt = inactivityOf(record, policy, record.warnings, now)?.endsAt ?? null
  const forInactivity = deletionAt && (!record.expiresAt || deletionAt < record.expiresAt) && deletionAt <= daysAfter(now, soonDays)
  const end = forInactivity ? deletionAt : record.expiresAt
  if (!end) return null
  const start = forInactivity ? daysAfter(end, -policy.inactivityDays) : (record.rotatedAt ?? record.createdAt)
  const share = (now.getTime() - start.getTime()) / Math.max(1, end.getTime() - start.getTime())
  return Math.min(1, Math.max(0, share))
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null

import { addDuration, daysAfter } from '../../time/calendar'
import { dayMs, hourMs } from '../../time/units'
import type { Rejection, TokenStatus } from '../../tokens/schema'

/** An independent, deliberately simple statement of the token rules, which the real service is compared with. */
export const rules = {
  listed: 3,
  live: 5,
  inactivityDays: 90,
  noticeDays: [15, 7, 1],
  maxOverlap: 'P7D',
} as const

interface OldSecret {
  readonly text: string
  endsAt: Date
  /** The expiration it had before the rotation. */
  readonly expiresAt: Date
}

export interface ModelToken {
  readonly tokenKey: string
  readonly createdAt: Date
  secret: string
  old: OldSecret | null
  /** Secrets from before the old one. */
  readonly discarded: string[]
  expiresAt: Date
  rotatedAt: Date | null
  keptAt: Date | null
  lastUsedAt: Date | null
  deactivated: boolean
  removed: boolean
  deleted: boolean
  /** Inactivity notices of the current countdown. */
  warned: { readonly before: number; readonly at: Date }[]
  /** Keys of expirations and overlaps that were notified or deliberately skipped. */
  readonly notified: Set<string>
}

export interface World {
  now: Date
  readonly tokens: ModelToken[]
  audited: number
  readonly notices: Record<'idle' | 'idle_deleted' | 'expiring' | 'expired' | 'overlap', number>
}

export const newWorld = (now: Date): World => ({
  now,
  tokens: [],
  audited: 0,
  notices: { idle: 0, idle_deleted: 0, expiring: 0, expired: 0, overlap: 0 },
})

const hasEnded = (token: ModelToken, now: Date): boolean => token.deleted || token.expiresAt <= now
export const rotating = (token: ModelToken, now: Date): boolean => token.old !== null && token.old.endsAt > now

export const listed = ({ tokens, now }: World): number => tokens.filter((token) => !hasEnded(token, now) && !token.removed).length
export const live = ({ tokens, now }: World): number => tokens.filter((token) => !hasEnded(token, now)).length

/** Start of the current inactivity period. */
const inactiveSince = ({ createdAt, keptAt, lastUsedAt }: ModelToken): Date =>
  new Date(Math.max(...[createdAt, keptAt, lastUsedAt].map((at) => at?.getTime() ?? 0)))

const inactivityDeletionAt = (token: ModelToken): Date => daysAfter(inactiveSince(token), rules.inactivityDays)

export function statusIn(token: ModelToken, now: Date): TokenStatus {
  if (token.deleted) return 'deleted'
  if (token.expiresAt <= now) return 'expired'
  if (token.deactivated) return 'deactivated'
  if (rotating(token, now)) return 'rotating'
  if (inactivityDeletionAt(token) <= daysAfter(now, 15)) return 'idle'
  if (token.expiresAt <= daysAfter(now, 15)) return 'expiring'
  return token.removed ? 'removed' : 'active'
}

export function verdictOf(token: ModelToken, secret: string, now: Date): Rejection | 'ok' {
  const current = secret === token.secret
  if (!current && secret !== token.old?.text) return 'unknown'
  if (token.deleted) return 'deleted'
  if (token.expiresAt <= now || !(current || rotating(token, now))) return 'expired'
  return token.deactivated ? 'deactivated' : 'ok'
}

/** An accepted use restarts the inactivity period. */
export function use(token: ModelToken, secret: string, now: Date): void {
  if (verdictOf(token, secret, now) !== 'ok') return
  token.lastUsedAt = now
  token.warned = []
}

export function keep(token: ModelToken, now: Date): void {
  token.keptAt = now
  token.warned = []
}

export function rotate(token: ModelToken, secret: string, overlap: string, now: Date): void {
  const overlapEnd = addDuration(now, overlap)
  if (token.old) token.discarded.push(token.old.text)
  const endsAt = token.expiresAt < overlapEnd ? token.expiresAt : overlapEnd
  token.old = { text: token.secret, endsAt, expiresAt: token.expiresAt }
  const lifetime = token.expiresAt.getTime() - (token.rotatedAt ?? token.createdAt).getTime()
  token.secret = secret
  token.rotatedAt = now
  token.expiresAt = new Date(Math.min(now.getTime() + lifetime, addDuration(now, 'P1Y').getTime()))
}

/** The overlap end extended by 24 hours, limited by the longest overlap and the old expiration; null = no extension. */
export function extendedOverlapEnd({ old, rotatedAt }: ModelToken): Date | null {
  if (!old || !rotatedAt) return null
  const wanted = daysAfter(old.endsAt, 1)
  if (wanted > addDuration(rotatedAt, rules.maxOverlap)) return null
  const longer = wanted < old.expiresAt ? wanted : old.expiresAt
  return longer > old.endsAt ? longer : null
}

export function applySchedulerRun(world: World): void {
  for (const token of world.tokens) {
    warnOrDeleteInactive(world, token)
    notifyOfExpiration(world, token)
    notifyOfOverlapEnd(world, token)
  }
}

function warnOrDeleteInactive(world: World, token: ModelToken): void {
  if (hasEnded(token, world.now)) return
  const promised = token.warned.map(({ at, before }) => daysAfter(at, before))
  const end = new Date(Math.max(...[inactivityDeletionAt(token), ...promised].map((at) => at.getTime())))
  const before = rules.noticeDays[token.warned.length] ?? 0
  if (daysAfter(end, -before) > world.now) return
  const deletionAt = new Date(Math.max(end.getTime(), daysAfter(world.now, before).getTime()))
  if (token.expiresAt <= deletionAt) return
  if (before > 0) token.warned.push({ before, at: world.now })
  else deleteInactive(world, token)
  world.notices[before > 0 ? 'idle' : 'idle_deleted'] += 1
}

function deleteInactive(world: World, token: ModelToken): void {
  token.deleted = true
  world.audited += 1
}

function notifyOfExpiration(world: World, token: ModelToken): void {
  // requests with a deactivated token are rejected already
  if (token.deleted || token.deactivated || token.expiresAt <= daysAfter(world.now, -30)) return
  const daysLeft = (token.expiresAt.getTime() - world.now.getTime()) / dayMs
  const before = daysLeft <= 0 ? 0 : rules.noticeDays.findLast((days) => daysLeft <= days)
  if (before === undefined) return
  const alreadyNotified = [0, ...rules.noticeDays].some(
    (days) => days <= before && token.notified.has(`${token.expiresAt.getTime()}:${days}`),
  )
  if (alreadyNotified) return
  token.notified.add(`${token.expiresAt.getTime()}:${before}`)
  // an expiration chosen within the notice period needs no notice
  if (daysAfter(token.expiresAt, -before) <= (token.rotatedAt ?? token.createdAt)) return
  world.notices[before === 0 ? 'expired' : 'expiring'] += 1
}

function notifyOfOverlapEnd(world: World, token: ModelToken): void {
  const { old, rotatedAt } = token
  if (!old || !rotatedAt || statusIn(token, world.now) !== 'rotating') return
  const key = `overlap:${old.endsAt.getTime()}`
  if (old.endsAt.getTime() - world.now.getTime() > hourMs || token.notified.has(key)) return
  token.notified.add(key)
  if (old.endsAt.getTime() - rotatedAt.getTime() > hourMs) world.notices.overlap += 1
}

import { addDuration, daysAfter } from '../../time/calendar'
import type { Rejection, TokenStatus } from '../../tokens/schema'

/** The rules of product.md again, said as plainly as possible: what the real service is held against. */
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
  /** The end it had before it was rotated away. */
  readonly expiredAt: Date
}

/** One token of the model. */
export interface ModelToken {
  readonly tokenKey: string
  readonly createdAt: Date
  secret: string
  old: OldSecret | null
  /** Secrets that were replaced twice. */
  readonly forgotten: string[]
  expiresAt: Date
  rotatedAt: Date | null
  keptAt: Date | null
  lastUsedAt: Date | null
  deactivated: boolean
  removed: boolean
  deleted: boolean
  /** Notices of disuse of the count that runs now. */
  warned: { readonly before: number; readonly at: Date }[]
  /** Ends that were told of, or are not worth telling: the moment and the days before it. */
  readonly toldEnds: Set<string>
}

export interface World {
  now: Date
  readonly tokenCommands: ModelToken[]
  audited: number
  readonly notices: Record<'idle' | 'idle_deleted' | 'expiring' | 'expired' | 'overlap', number>
}

export const newWorld = (now: Date): World => ({
  now,
  tokenCommands: [],
  audited: 0,
  notices: { idle: 0, idle_deleted: 0, expiring: 0, expired: 0, overlap: 0 },
})

const over = (life: ModelToken, now: Date): boolean => life.deleted || life.expiresAt <= now
export const rotating = (life: ModelToken, now: Date): boolean => life.old !== null && life.old.endsAt > now

export const listed = ({ tokenCommands, now }: World): number => tokenCommands.filter((life) => !over(life, now) && !life.removed).length
export const live = ({ tokenCommands, now }: World): number => tokenCommands.filter((life) => !over(life, now)).length

/** When the count of disuse that runs now began. */
const countedFrom = ({ createdAt, keptAt, lastUsedAt }: ModelToken): Date =>
  new Date(Math.max(...[createdAt, keptAt, lastUsedAt].map((at) => at?.getTime() ?? 0)))

const unusedEnd = (life: ModelToken): Date => daysAfter(countedFrom(life), rules.inactivityDays)

export function statusIn(life: ModelToken, now: Date): TokenStatus {
  if (life.deleted) return 'deleted'
  if (life.expiresAt <= now) return 'expired'
  if (life.deactivated) return 'deactivated'
  if (rotating(life, now)) return 'rotating'
  if (unusedEnd(life) <= daysAfter(now, 15)) return 'idle'
  if (life.expiresAt <= daysAfter(now, 15)) return 'expiring'
  return life.removed ? 'removed' : 'active'
}

export function verdictOf(life: ModelToken, secret: string, now: Date): Rejection | 'ok' {
  const current = secret === life.secret
  if (!current && secret !== life.old?.text) return 'unknown'
  if (life.deleted) return 'deleted'
  if (life.expiresAt <= now || !(current || rotating(life, now))) return 'expired'
  return life.deactivated ? 'deactivated' : 'ok'
}

/** A use that was accepted restarts the count. */
export function use(life: ModelToken, secret: string, now: Date): void {
  if (verdictOf(life, secret, now) !== 'ok') return
  life.lastUsedAt = now
  life.warned = []
}

export function keep(life: ModelToken, now: Date): void {
  life.keptAt = now
  life.warned = []
}

export function rotate(life: ModelToken, secret: string, overlap: string, now: Date): void {
  const overlapEnd = addDuration(now, overlap)
  if (life.old) life.forgotten.push(life.old.text)
  const endsAt = life.expiresAt < overlapEnd ? life.expiresAt : overlapEnd
  life.old = { text: life.secret, endsAt, expiredAt: life.expiresAt }
  life.secret = secret
  life.rotatedAt = now
  life.expiresAt = addDuration(now, 'P1Y')
}

/** 24 hours more for the old secret: within the longest overlap and its own old end; null = there is no more. */
export function longerOverlap({ old, rotatedAt }: ModelToken): Date | null {
  if (!old || !rotatedAt) return null
  const wanted = daysAfter(old.endsAt, 1)
  if (wanted > addDuration(rotatedAt, rules.maxOverlap)) return null
  const longer = wanted < old.expiredAt ? wanted : old.expiredAt
  return longer > old.endsAt ? longer : null
}

/** What the scheduler does when it runs. */
export function tick(world: World): void {
  for (const life of world.tokenCommands) {
    tellOrEndUnused(world, life)
    tellEnd(world, life)
    tellOverlap(world, life)
  }
}

function tellOrEndUnused(world: World, life: ModelToken): void {
  if (over(life, world.now)) return
  const promised = life.warned.map(({ at, before }) => daysAfter(at, before))
  const end = new Date(Math.max(...[unusedEnd(life), ...promised].map((at) => at.getTime())))
  const before = rules.noticeDays[life.warned.length] ?? 0
  if (daysAfter(end, -before) > world.now) return
  const reallyEnds = new Date(Math.max(end.getTime(), daysAfter(world.now, before).getTime()))
  if (life.expiresAt <= reallyEnds) return
  if (before > 0) life.warned.push({ before, at: world.now })
  else endUnused(world, life)
  world.notices[before > 0 ? 'idle' : 'idle_deleted'] += 1
}

function endUnused(world: World, life: ModelToken): void {
  life.deleted = true
  world.audited += 1
}

function tellEnd(world: World, life: ModelToken): void {
  if (life.deleted || life.expiresAt <= daysAfter(world.now, -30)) return
  const left = (life.expiresAt.getTime() - world.now.getTime()) / 86_400_000
  const before = left <= 0 ? 0 : rules.noticeDays.findLast((days) => left <= days)
  if (before === undefined) return
  const told = [0, ...rules.noticeDays].some((days) => days <= before && life.toldEnds.has(`${life.expiresAt.getTime()}:${days}`))
  if (told) return
  life.toldEnds.add(`${life.expiresAt.getTime()}:${before}`)
  // whoever chose an end nearer than the notice knows
  if (daysAfter(life.expiresAt, -before) <= (life.rotatedAt ?? life.createdAt)) return
  world.notices[before === 0 ? 'expired' : 'expiring'] += 1
}

const hour = 3_600_000

function tellOverlap(world: World, life: ModelToken): void {
  const { old, rotatedAt } = life
  if (!old || !rotatedAt || statusIn(life, world.now) !== 'rotating') return
  const key = `overlap:${old.endsAt.getTime()}`
  if (old.endsAt.getTime() - world.now.getTime() > hour || life.toldEnds.has(key)) return
  life.toldEnds.add(key)
  if (old.endsAt.getTime() - rotatedAt.getTime() > hour) world.notices.overlap += 1
}

import type { Role } from '../actor'
import type { Reader, Tx } from '../db/client'
import type { LocationId, OrgId, SessionId, UserId } from '../ids'
import type { AppearanceRow } from './appearance-store'
import type { ThrottleState } from './throttle'

export interface NewUser {
  readonly id: UserId
  readonly email: string
  readonly name: string
  readonly search: string
  /** Null for a user who signs in without a password. */
  readonly passwordHash: string | null
  readonly timeZone: string
  readonly createdAt: Date
  readonly emailVerifiedAt: Date | null
}

export async function insertUser(tx: Tx, user: NewUser): Promise<void> {
  await tx.user.create({ data: { ...user, signature: '', exactTimes: false } })
}

export async function writePassword(tx: Tx, id: UserId, passwordHash: string, now: Date): Promise<void> {
  await tx.user.update({ where: { id }, data: { passwordHash, passwordChangedAt: now } })
}

const signInFields = { id: true, name: true, email: true, passwordHash: true, deactivatedAt: true } as const

export const findUserByEmail = (db: Reader, email: string) => db.user.findUnique({ where: { email }, select: signInFields })

export const findUserById = (db: Reader, id: UserId) => db.user.findUnique({ where: { id }, select: signInFields })

export type StoredUser = NonNullable<Awaited<ReturnType<typeof findUserById>>>

/** Everything a user can sign in with. */
export const findSecurity = (db: Reader, id: UserId) =>
  db.user.findUniqueOrThrow({
    where: { id },
    select: {
      name: true,
      email: true,
      emailVerifiedAt: true,
      passwordHash: true,
      passwordChangedAt: true,
      passkeys: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
      authenticator: { select: { confirmedAt: true } },
      recoveryCodes: { select: { createdAt: true, usedAt: true } },
    },
  })

export const findThrottles = (db: Reader, keys: readonly string[]): Promise<ThrottleState[]> =>
  db.throttle.findMany({ where: { key: { in: [...keys] } } })

/** Creates the row of a key if needed and locks it until the transaction ends. */
export function holdThrottle(tx: Tx, key: string, now: Date): Promise<ThrottleState> {
  const initial = { failures: 0, lastFailedAt: now, blockedUntil: now }
  return tx.throttle.upsert({ where: { key }, create: { key, ...initial }, update: { failures: { increment: 0 } } })
}

export async function writeThrottle(tx: Tx, key: string, { failures, lastFailedAt, blockedUntil }: ThrottleState): Promise<void> {
  await tx.throttle.updateMany({ where: { key }, data: { failures, lastFailedAt, blockedUntil } })
}

export async function clearThrottle(tx: Tx, key: string): Promise<void> {
  await tx.throttle.deleteMany({ where: { key } })
}

export interface NewTicket {
  readonly digest: string
  readonly userId: string
  readonly createdAt: Date
  readonly expiresAt: Date
}

export async function insertTicket(tx: Tx, ticket: NewTicket): Promise<void> {
  await tx.signInTicket.create({ data: ticket })
}

/** A user as named in the audit log. */
export interface NamedUser {
  readonly id: string
  readonly name: string
}

/** Uses a ticket; null if it is unknown, expired or used, or its user is deactivated. */
export async function takeTicket(tx: Tx, digest: string, now: Date): Promise<(NamedUser & { readonly id: UserId }) | null> {
  const { count } = await tx.signInTicket.updateMany({
    where: { digest, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  })
  if (count !== 1) return null
  const user = { select: { id: true, name: true, deactivatedAt: true } } as const
  const ticket = await tx.signInTicket.findUnique({ where: { digest }, select: { user } })
  return ticket && ticket.user.deactivatedAt === null ? { id: ticket.user.id as UserId, name: ticket.user.name } : null
}

export interface NewSession {
  readonly id: SessionId
  readonly userId: UserId
  readonly createdAt: Date
  readonly lastSeenAt: Date
  readonly endsAt: Date
  readonly reauthUntil: Date
  /** The session that this one replaces. */
  readonly previousId: SessionId | null
  readonly ip: string | null
  readonly userAgent: string | null
}

export async function insertSession(tx: Tx, session: NewSession): Promise<void> {
  await tx.session.create({ data: session })
}

interface SessionRow extends AppearanceRow {
  readonly userId: string
  readonly createdAt: Date
  readonly lastSeenAt: Date
  readonly endsAt: Date
  readonly endedAt: Date | null
  readonly reauthUntil: Date | null
  readonly name: string
  readonly email: string
  readonly emailVerifiedAt: Date | null
  readonly deactivatedAt: Date | null
}

/** A session with its user. One statement: every request runs it. */
export async function findSession(db: Reader, id: SessionId): Promise<SessionRow | null> {
  const rows = await db.$queryRaw<SessionRow[]>`SELECT s."userId", s."createdAt", s."lastSeenAt", s."endsAt", s."endedAt", s."reauthUntil",
      u."name", u."email", u."emailVerifiedAt", u."deactivatedAt", u."timeZone", u."hourCycle",
      u."weekStart", u."exactTimes", u."density", u."singleKeys", u."reduceMotion" FROM "Session" s JOIN "User" u ON u."id" = s."userId" WHERE s."id" = ${id}`
  return rows[0] ?? null
}

export async function touchSession(tx: Tx, id: SessionId, now: Date, notSince: Date): Promise<void> {
  await tx.session.updateMany({ where: { id, endedAt: null, lastSeenAt: { lt: notSince } }, data: { lastSeenAt: now } })
}

/** Shortens a session to `until` and clears its re-authentication; false if it has ended or was already shortened. */
export async function shortenSession(tx: Tx, id: SessionId, userId: UserId, until: Date): Promise<boolean> {
  const where = { id, userId, endedAt: null, endsAt: { gt: until } }
  const { count } = await tx.session.updateMany({ where, data: { endsAt: until, reauthUntil: null } })
  return count === 1
}

/** Active memberships of a user in all organizations: name and signature are shared between them. */
export async function findMemberships(tx: Tx, userId: string): Promise<{ readonly orgId: OrgId; readonly role: Role }[]> {
  const rows = await tx.membership.findMany({ where: { userId, deactivatedAt: null }, select: { orgId: true, role: true } })
  return rows.map(({ orgId, role }) => ({ orgId: orgId as OrgId, role: role as Role }))
}

/** An active member of an organization, limited to a location if `locationId` is set. */
export interface MemberTarget {
  readonly orgId: OrgId
  readonly userId: string
  readonly locationId: LocationId | null
}

const profile = { id: true, name: true, email: true, signature: true, subdomain: true } as const

export const findMemberProfile = (db: Reader | Tx, { orgId, userId, locationId }: MemberTarget) =>
  db.user.findFirst({
    where: {
      id: userId,
      deactivatedAt: null,
      memberships: { some: { orgId, deactivatedAt: null, ...(locationId === null ? {} : { locations: { some: { locationId } } }) } },
    },
    select: profile,
  })

export const writeProfile = (tx: Tx, id: string, change: { readonly name: string; readonly signature: string; readonly search: string }) =>
  tx.user.update({ where: { id }, data: change, select: profile })

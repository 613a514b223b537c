import type { Reader } from '../db/client'
import type { UserId } from '../ids'
import { accountActionsOf, actionsIn } from './actions-store'
import { inBatches, mapped } from './batches'
import { tokensIn } from './tokens-store'

/** At most this many rows of each list, of tokens and actions in each organization; the newest are kept. */
const most = 10_000

/** Every row about a user, without secrets and their digests; what can be long is in batches. */
export async function findAccountData(db: Reader, userId: UserId) {
  const where = { userId }
  return {
    profile: await findProfile(db, userId),
    memberships: mapped(membershipsOf(db, userId), ({ orgId: _orgId, ...membership }) => membership),
    tokens: tokensOf(db, userId),
    notices: mapped(noticesOf(db, userId), ({ id: _id, ...notice }) => notice),
    preferences: {
      kinds: await db.preference.findMany({ where, select: { kind: true, inApp: true, email: true } }),
      email: await db.emailPreference.findUnique({ where, select: { daily: true } }),
    },
    sessions: mapped(sessionsOf(db, userId), ({ id: _id, ...session }) => session),
    knownDevices: knownDevicesOf(db, userId),
    passkeys: await db.passkey.findMany({ where, select: { name: true, deviceType: true, createdAt: true, lastUsedAt: true } }),
    identities: await db.identity.findMany({ where, select: { issuer: true, email: true, createdAt: true, lastUsedAt: true } }),
    actions: actionsOf(db, userId),
    accountActions: accountActionsOf(db, userId, most),
  }
}

const findProfile = (db: Reader, id: UserId) =>
  db.user.findUniqueOrThrow({
    where: { id },
    select: {
      name: true,
      email: true,
      phone: true,
      jobTitle: true,
      signature: true,
      subdomain: true,
      createdAt: true,
      emailVerifiedAt: true,
      passwordChangedAt: true,
      timeZone: true,
      hourCycle: true,
      weekStart: true,
      exactTimes: true,
      density: true,
      singleKeys: true,
      reduceMotion: true,
      emailChange: { select: { newEmail: true, requestedAt: true, expiresAt: true } },
      authenticator: { select: { confirmedAt: true, lastUsedAt: true } },
      _count: { select: { recoveryCodes: true } },
    },
  })

const membershipsOf = (db: Reader, userId: UserId) =>
  inBatches(
    (after: { readonly orgId: string } | null, take) =>
      db.membership.findMany({
        where: { userId, ...(after && { orgId: { gt: after.orgId } }) },
        select: {
          orgId: true,
          org: { select: { slug: true, name: true } },
          role: true,
          createdAt: true,
          deactivatedAt: true,
          locations: { select: { location: { select: { slug: true, name: true } } } },
        },
        orderBy: { orgId: 'asc' },
        take,
      }),
    most,
  )

async function* tokensOf(db: Reader, userId: UserId) {
  for await (const memberships of membershipsOf(db, userId)) {
    for (const { orgId } of memberships) yield* tokensIn(db, orgId, userId, most)
  }
}

/** Also in organizations whose invitation the person declined. */
async function* actionsOf(db: Reader, userId: UserId) {
  for await (const organizations of organizationsWithActions(db, userId)) {
    for (const { id } of organizations) yield* actionsIn(db, id, userId, most)
  }
}

const organizationsWithActions = (db: Reader, userId: UserId) =>
  inBatches(
    (after: { readonly id: string } | null, take) =>
      db.$queryRaw<{ id: string }[]>`SELECT o."id" FROM "Organization" o WHERE o."id" > ${after?.id ?? ''}
        AND EXISTS (SELECT 1 FROM "AuditEntry" e WHERE e."orgId" = o."id" AND e."actorId" = ${userId}) ORDER BY o."id" LIMIT ${take}`,
    most,
  )

const noticesOf = (db: Reader, userId: UserId) =>
  inBatches(
    (after: { readonly id: string; readonly at: Date } | null, take) =>
      db.notice.findMany({
        where: { userId, ...(after && { at: { lte: after.at }, OR: [{ at: { lt: after.at } }, { id: { lt: after.id } }] }) },
        select: { id: true, kind: true, tokenKey: true, subject: true, facts: true, at: true, readAt: true },
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
        take,
      }),
    most,
  )

const sessionsOf = (db: Reader, userId: UserId) =>
  inBatches(
    (after: { readonly id: string; readonly createdAt: Date } | null, take) =>
      db.session.findMany({
        where: {
          userId,
          ...(after && { createdAt: { lte: after.createdAt }, OR: [{ createdAt: { lt: after.createdAt } }, { id: { lt: after.id } }] }),
        },
        select: { id: true, createdAt: true, lastSeenAt: true, endsAt: true, endedAt: true, ip: true, userAgent: true },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take,
      }),
    most,
  )

const knownDevicesOf = (db: Reader, userId: UserId) =>
  inBatches(
    (after: { readonly kind: string; readonly value: string } | null, take) =>
      db.knownDevice.findMany({
        where: { userId, ...(after && { OR: [{ kind: { gt: after.kind } }, { kind: after.kind, value: { gt: after.value } }] }) },
        select: { kind: true, value: true, lastSeenAt: true },
        orderBy: [{ kind: 'asc' }, { value: 'asc' }],
        take,
      }),
    most,
  )

import type { Reader } from '../db/client'
import type { UserId } from '../ids'

/** At most this many rows of each list; the newest are kept. */
const take = 10_000

/** Every row about a user, without secrets and their digests. */
export async function findAccountData(db: Reader, userId: UserId) {
  const where = { userId }
  const audit = { at: true, action: true, tokenKey: true, subject: true, before: true, after: true, ip: true, userAgent: true } as const
  return {
    profile: await db.user.findUniqueOrThrow({
      where: { id: userId },
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
    }),
    memberships: await db.membership.findMany({
      where,
      select: {
        org: { select: { slug: true, name: true } },
        role: true,
        createdAt: true,
        deactivatedAt: true,
        locations: { select: { location: { select: { slug: true, name: true } } } },
      },
    }),
    tokens: await db.token.findMany({
      where: { OR: [{ ownerId: userId }, { createdById: userId }] },
      select: {
        org: { select: { slug: true } },
        tokenKey: true,
        type: true,
        name: true,
        note: true,
        scopes: true,
        ipAllowlist: true,
        createdAt: true,
        expiresAt: true,
        deactivatedAt: true,
        removedAt: true,
        revokedAt: true,
        revokedReason: true,
        rotatedAt: true,
        use: { select: { lastUsedAt: true, lastIp: true, lastUserAgent: true, lastEndpoint: true } },
      },
      orderBy: { createdAt: 'desc' },
      take,
    }),
    notices: await db.notice.findMany({
      where,
      select: { kind: true, tokenKey: true, subject: true, facts: true, at: true, readAt: true },
      orderBy: { at: 'desc' },
      take,
    }),
    preferences: {
      kinds: await db.preference.findMany({ where, select: { kind: true, inApp: true, email: true } }),
      email: await db.emailPreference.findUnique({ where, select: { daily: true } }),
    },
    sessions: await db.session.findMany({
      where,
      select: { createdAt: true, lastSeenAt: true, endsAt: true, endedAt: true, ip: true, userAgent: true },
      orderBy: { createdAt: 'desc' },
      take,
    }),
    knownDevices: await db.knownDevice.findMany({ where, select: { kind: true, value: true, lastSeenAt: true } }),
    passkeys: await db.passkey.findMany({ where, select: { name: true, deviceType: true, createdAt: true, lastUsedAt: true } }),
    identities: await db.identity.findMany({ where, select: { issuer: true, email: true, createdAt: true, lastUsedAt: true } }),
    actions: await db.auditEntry.findMany({
      where: { actorKind: { in: ['account', 'person'] }, actorId: userId },
      select: { org: { select: { slug: true } }, ...audit },
      orderBy: { at: 'desc' },
      take,
    }),
    accountActions: await db.installationAuditEntry.findMany({
      where: { actorKind: { in: ['account', 'person'] }, actorId: userId },
      select: audit,
      orderBy: { seq: 'desc' },
      take,
    }),
  }
}

import type { Reader as DbReader, Tx } from '../db/client'
import { Prisma } from '../db/generated/sqlite/client'
import type { OrgId, UserId } from '../ids'
import type { NoticeKind } from './schema'
import type { Channels, Recipients, TokenTarget } from './types'

export interface Recipient {
  readonly userId: UserId
  readonly email: string
  readonly name: string
  readonly timeZone: string
  readonly hourCycle: string
  /** Null if they never chose: both channels. */
  readonly chosen: Channels | null
  /** Receives emails that can wait once a day. */
  readonly daily: boolean
}

const person = (kind: NoticeKind) =>
  ({
    id: true,
    email: true,
    name: true,
    timeZone: true,
    hourCycle: true,
    emailPreference: { select: { daily: true } },
    preferences: { where: { kind }, select: { inApp: true, email: true } },
  }) as const

/** People whose notices one statement writes: both databases limit the parameters of a statement. */
const perStatement = 250

/** Those active members that a notice of this kind is for, in batches. */
export async function* findRecipients(tx: Tx, orgId: OrgId, kind: NoticeKind, to: Recipients): AsyncGenerator<readonly Recipient[]> {
  for (let after: string | null = ''; after !== null; ) {
    const rows: MemberRow[] = await findMembers(tx, orgId, kind, to, after)
    yield rows.map(toRecipient)
    after = rows.length < perStatement ? null : (rows.at(-1)?.user.id ?? null)
  }
}

type MemberRow = Awaited<ReturnType<typeof findMembers>>[number]

const findMembers = (tx: Tx, orgId: OrgId, kind: NoticeKind, to: Recipients, after: string) =>
  tx.membership.findMany({
    where: { AND: [{ orgId, userId: { gt: after }, deactivatedAt: null, user: { deactivatedAt: null } }, membersIn(to)] },
    select: { user: { select: person(kind) } },
    orderBy: { userId: 'asc' },
    take: perStatement,
  })

const toRecipient = ({ user: { id, preferences, emailPreference, ...rest } }: MemberRow): Recipient => ({
  ...rest,
  userId: id as UserId,
  chosen: preferences[0] ?? null,
  daily: emailPreference?.daily ?? false,
})

/** How an organization is named in a notice. */
export const findNamed = (tx: Tx, orgId: OrgId) =>
  tx.organization.findUniqueOrThrow({ where: { id: orgId }, select: { slug: true, name: true } })

function membersIn(to: Recipients): Prisma.MembershipWhereInput {
  if ('users' in to) return { userId: { in: [...to.users] } }
  return 'roles' in to ? { role: { in: [...to.roles] } } : responsibleFor(to.token)
}

const administrators: Prisma.MembershipWhereInput = { role: { in: ['owner', 'admin'] } }

function responsibleFor({ type, ownerId, locationId }: TokenTarget): Prisma.MembershipWhereInput {
  if (type === 'user') return { userId: ownerId ?? '' }
  if (type !== 'location' || !locationId) return administrators
  return { OR: [administrators, { role: 'manager', locations: { some: { locationId } } }] }
}

export interface NewNotice {
  readonly id: string
  readonly orgId: OrgId
  readonly userId: UserId
  readonly kind: NoticeKind
  readonly tokenKey: string | null
  readonly subject: string
  readonly facts: string
  readonly at: Date
  readonly dedupe: string
}

/** Skips notices whose `dedupe` exists for the person. */
export async function insertNotices(tx: Tx, notices: readonly NewNotice[]): Promise<void> {
  if (notices.length === 0) return
  const values = notices.map(
    (row) =>
      Prisma.sql`(${row.id}, ${row.orgId}, ${row.userId}, ${row.kind}, ${row.tokenKey}, ${row.subject}, ${row.facts}, ${row.at}, ${row.dedupe})`,
  )
  await tx.$executeRaw`INSERT INTO "Notice" ("id", "orgId", "userId", "kind", "tokenKey", "subject", "facts", "at", "dedupe")
    VALUES ${Prisma.join(values)} ON CONFLICT ("orgId", "userId", "dedupe") DO NOTHING`
}

/** Notices of organizations in which the person is still active. */
const visible = (userId: UserId) => ({ userId, member: { deactivatedAt: null } }) as const

interface NoticeSearch {
  readonly userId: UserId
  readonly unread: boolean
  readonly kind?: NoticeKind | undefined
  /** The last notice of the previous page. */
  readonly after?: string | undefined
}

export interface NoticeRow {
  readonly id: string
  readonly orgId: string
  readonly kind: NoticeKind
  readonly tokenKey: string | null
  readonly subject: string
  readonly facts: Readonly<Record<string, string | number | null>>
  readonly at: Date
  readonly readAt: Date | null
  readonly organization: { readonly slug: string; readonly name: string }
}

export async function findNotices(db: DbReader, { userId, unread, kind, after }: NoticeSearch, take: number): Promise<NoticeRow[]> {
  const rows = await db.notice.findMany({
    where: { ...visible(userId), ...(unread ? { readAt: null } : {}), ...(kind ? { kind } : {}) },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take,
    ...(after ? { cursor: { id: after }, skip: 1 } : {}),
    include: { member: { select: { org: { select: { slug: true, name: true } } } } },
  })
  return rows.map(({ member, facts, kind: stored, ...row }) => ({
    ...row,
    kind: stored as NoticeKind,
    facts: JSON.parse(facts),
    organization: member.org,
  }))
}

/** As many as the app shows, and one more. */
const mostUnread = 100

/** At most `mostUnread`. */
export async function countUnread(db: DbReader, userId: UserId): Promise<number> {
  const [row] = await db.$queryRaw<{ unread: number | bigint }[]>`SELECT count(*) AS "unread" FROM (SELECT 1 FROM "Notice" n
    JOIN "Membership" m ON m."orgId" = n."orgId" AND m."userId" = n."userId"
    WHERE n."userId" = ${userId} AND n."readAt" IS NULL AND m."deactivatedAt" IS NULL LIMIT ${mostUnread}) x`
  return Number(row?.unread ?? 0)
}

/** An active account, and the organization that its account notices are stored under. */
export async function findPerson(tx: Tx, userId: UserId) {
  const person = await tx.user.findFirst({
    where: { id: userId, deactivatedAt: null },
    select: {
      email: true,
      timeZone: true,
      hourCycle: true,
      memberships: { where: { deactivatedAt: null }, select: { orgId: true }, orderBy: [{ createdAt: 'asc' }, { orgId: 'asc' }], take: 1 },
    },
  })
  if (!person) return null
  const { memberships, ...rest } = person
  return { ...rest, orgId: (memberships[0]?.orgId ?? null) as OrgId | null }
}

export const findZone = async (db: DbReader, userId: UserId): Promise<string> =>
  (await db.user.findUniqueOrThrow({ where: { id: userId }, select: { timeZone: true } })).timeZone

export async function setRead(tx: Tx, userId: UserId, id: string, readAt: Date | null): Promise<boolean> {
  return (await tx.notice.updateMany({ where: { id, userId }, data: { readAt } })).count === 1
}

/** Up to `limit` of them; returns their number. */
export const setSomeRead = async (tx: Tx, userId: UserId, readAt: Date, limit: number): Promise<number> =>
  (await tx.notice.updateMany({ where: { userId, readAt: null }, data: { readAt }, limit })).count

export const findPreferences = (db: DbReader, userId: UserId) => db.preference.findMany({ where: { userId } })

export async function putPreferences(tx: Tx, userId: UserId, rows: readonly (Channels & { readonly kind: NoticeKind })[]): Promise<void> {
  await tx.preference.deleteMany({ where: { userId } })
  await tx.preference.createMany({ data: rows.map((row) => ({ ...row, userId })) })
}

export async function findReader(db: DbReader, id: UserId) {
  const select = { timeZone: true, email: true, emailPreference: { select: { daily: true } } } as const
  const { emailPreference, ...rest } = await db.user.findUniqueOrThrow({ where: { id }, select })
  return { ...rest, daily: emailPreference?.daily ?? false }
}

export async function putEmailPreference(tx: Tx, userId: UserId, daily: boolean): Promise<void> {
  await tx.emailPreference.upsert({ where: { userId }, create: { userId, daily }, update: { daily } })
}

/** The notice terms in the policies of a person's organizations, by name. */
export async function findThresholds(db: DbReader, userId: UserId) {
  const rows = await db.membership.findMany({
    where: { userId, deactivatedAt: null },
    select: { org: { select: { name: true, policy: { select: { noticeDays: true, inactivityDays: true } } } } },
    orderBy: [{ org: { name: 'asc' } }, { orgId: 'asc' }],
  })
  return rows.flatMap(({ org: { name, policy } }) =>
    policy
      ? [
          {
            organization: name,
            inactivityDays: policy.inactivityDays,
            noticeDays: policy.noticeDays.split(' ').filter(Boolean).map(Number),
          },
        ]
      : [],
  )
}

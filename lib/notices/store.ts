import type { Tx } from '../db/client'
import { Prisma } from '../db/generated/sqlite/client'
import type { OrgId, UserId } from '../ids'
import type { Recipients, TokenTarget } from './index'
import type { Wants } from './kinds'
import type { NoticeKind } from './schema'

/** A person who is told, and where they want it. */
export interface Recipient {
  readonly userId: UserId
  readonly email: string
  readonly name: string
  readonly timeZone: string
  /** Null: never chosen, so both. */
  readonly wants: Wants | null
}

const person = (kind: NoticeKind) =>
  ({ id: true, email: true, name: true, timeZone: true, preferences: { where: { kind }, select: { inApp: true, mail: true } } }) as const

export interface Audience {
  readonly org: { readonly slug: string; readonly name: string }
  readonly recipients: readonly Recipient[]
}

/** The organisation, and its active people a notice of this kind is for. */
export async function findAudience(tx: Tx, orgId: OrgId, kind: NoticeKind, to: Recipients): Promise<Audience> {
  const org = await tx.organisation.findUniqueOrThrow({ where: { id: orgId }, select: { slug: true, name: true } })
  const rows = await tx.membership.findMany({
    where: { orgId, deactivatedAt: null, user: { disabledAt: null }, ...whoOf(to) },
    select: { user: { select: person(kind) } },
    orderBy: { userId: 'asc' },
  })
  return {
    org,
    recipients: rows.map(({ user: { id, preferences, ...rest } }) => ({ ...rest, userId: id as UserId, wants: preferences[0] ?? null })),
  }
}

function whoOf(to: Recipients): Prisma.MembershipWhereInput {
  if ('users' in to) return { userId: { in: [...to.users] } }
  return 'roles' in to ? { role: { in: [...to.roles] } } : whoAnswersFor(to.token)
}

const administrators: Prisma.MembershipWhereInput = { role: { in: ['owner', 'admin'] } }

function whoAnswersFor({ type, ownerId, locationId }: TokenTarget): Prisma.MembershipWhereInput {
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

/** Writes what a person has not been told yet. */
export async function insertNotices(tx: Tx, notices: readonly NewNotice[]): Promise<void> {
  if (notices.length === 0) return
  const values = notices.map(
    (row) =>
      Prisma.sql`(${row.id}, ${row.orgId}, ${row.userId}, ${row.kind}, ${row.tokenKey}, ${row.subject}, ${row.facts}, ${row.at}, ${row.dedupe})`,
  )
  await tx.$executeRaw`INSERT INTO "Notice" ("id", "orgId", "userId", "kind", "tokenKey", "subject", "facts", "at", "dedupe")
    VALUES ${Prisma.join(values)} ON CONFLICT ("orgId", "userId", "dedupe") DO NOTHING`
}

import type { Reader } from '../db/client'
import { Prisma } from '../db/generated/sqlite/client'
import type { UserId } from '../ids'
import { type Batches, perStatement } from './batches'

/** Tokens that one statement compares: no index has those that a person owns or created in order. */
const compared = 1_000

interface Position {
  readonly id: string
  readonly createdAt: Date
}

/** The newest tokens of an organization that a person owns or created. */
export async function* tokensIn(db: Reader, orgId: string, userId: UserId, most: number) {
  let left = most
  for await (const ids of idsIn(db, orgId, userId)) {
    const rows = await findTokens(db, ids.slice(0, left))
    if (rows.length > 0) yield rows
    left -= ids.length
    if (left <= 0) return
  }
}

async function* idsIn(db: Reader, orgId: string, userId: UserId): Batches<string> {
  let after: Position | null = null
  for (;;) {
    const from = windowOf(orgId, after)
    const [end]: Position[] = await db.$queryRaw<Position[]>`SELECT w."id", w."createdAt" FROM (${from}) w
      ORDER BY w."createdAt", w."id" LIMIT 1`
    const own: Position[] = await db.$queryRaw<Position[]>`SELECT w."id", w."createdAt" FROM (${from}) w
      WHERE w."ownerId" = ${userId} OR w."createdById" = ${userId} ORDER BY w."createdAt" DESC, w."id" DESC LIMIT ${perStatement}`
    if (own.length > 0) yield own.map(({ id }) => id)
    const next: Position | undefined = own.length === perStatement ? own.at(-1) : end
    if (!next) return
    after = next
  }
}

function windowOf(orgId: string, after: Position | null): Prisma.Sql {
  const older = after === null ? Prisma.empty : Prisma.sql`AND (t."createdAt", t."id") < (${after.createdAt}, ${after.id})`
  return Prisma.sql`SELECT t."id", t."createdAt", t."ownerId", t."createdById" FROM "Token" t WHERE t."orgId" = ${orgId} ${older}
    ORDER BY t."createdAt" DESC, t."id" DESC LIMIT ${compared}`
}

/** The last use is read by the id alone: Prisma compares both columns of a relation for each row, which takes ten times as long. */
async function findTokens(db: Reader, ids: readonly string[]) {
  const tokens = await db.token.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, org: { select: { slug: true } }, ...columns },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
  const uses = await db.tokenUse.findMany({
    where: { tokenId: { in: [...ids] } },
    select: { tokenId: true, lastUsedAt: true, lastIp: true, lastUserAgent: true, lastEndpoint: true },
  })
  const useOf = new Map(uses.map(({ tokenId, ...use }) => [tokenId, use]))
  return tokens.map(({ id, ...token }) => ({ ...token, use: useOf.get(id) ?? null }))
}

const columns = {
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
} as const

import type { Reader, Tx } from '../db/client'
import { Prisma } from '../db/generated/sqlite/client'
import type { OrgId, TokenId } from '../ids'
import type { TokenRecord } from './record'
import { suspendedBy } from './status'

type TokenRow = Prisma.TokenGetPayload<object>
type Branded = Pick<TokenRecord, 'id' | 'orgId' | 'tokenKey' | 'type' | 'ownerId' | 'locationId'>

/** Relations and use of a token: one row for each inactivity notice, or one row without any. */
interface Relations {
  readonly tokenId: string
  readonly closingAt: Date | null
  readonly ownerRole: string | null
  readonly memberDeactivatedAt: Date | null
  readonly ownerName: string | null
  readonly personDeactivatedAt: Date | null
  readonly locationSlug: string | null
  readonly locationName: string
  readonly archivedAt: Date | null
  readonly destinationId: string | null
  readonly destinationName: string
  readonly storedGeneration: number | null
  /** Empty if the key of the stored secret was destroyed. */
  readonly storedUnder: string | null
  readonly lastUsedAt: Date | null
  readonly lastIp: string | null
  readonly lastUserAgent: string | null
  readonly lastEndpoint: string | null
  readonly oldUsedAt: Date | null
  readonly newUsedAt: Date | null
  readonly newGeneration: number | null
  readonly lastRejectedAt: Date | null
  readonly lastRejectedCode: string | null
  readonly since: Date | null
  readonly before: number
  readonly at: Date
}

/** One statement: Prisma would run one query per relation. Column names are the same on both databases. */
const relationColumns = `t."id" AS "tokenId", o."closingAt", m."role" AS "ownerRole", m."deactivatedAt" AS "memberDeactivatedAt",
    u."name" AS "ownerName", u."deactivatedAt" AS "personDeactivatedAt",
    l."slug" AS "locationSlug", l."name" AS "locationName", l."archivedAt",
    d."id" AS "destinationId", d."name" AS "destinationName", s."generation" AS "storedGeneration", k."viewKeyId" AS "storedUnder",
    x."lastUsedAt", x."lastIp", x."lastUserAgent", x."lastEndpoint", x."previousUsedAt" AS "oldUsedAt",
    x."currentUsedAt" AS "newUsedAt", x."currentGeneration" AS "newGeneration", x."lastRejectedAt", x."lastRejectedCode",
    w."since", w."before", w."at"`
const joins = `
  JOIN "Organization" o ON o."id" = t."orgId"
  LEFT JOIN "Membership" m ON m."orgId" = t."orgId" AND m."userId" = t."ownerId"
  LEFT JOIN "User" u ON u."id" = m."userId"
  LEFT JOIN "Location" l ON l."orgId" = t."orgId" AND l."id" = t."locationId"
  LEFT JOIN "Destination" d ON d."orgId" = t."orgId" AND d."tokenId" = t."id"
  LEFT JOIN "StoredSecret" s ON s."orgId" = t."orgId" AND s."tokenId" = t."id"
  LEFT JOIN "DataKey" k ON k."orgId" = s."orgId" AND k."id" = s."dataKeyId"
  LEFT JOIN "TokenUse" x ON x."orgId" = t."orgId" AND x."tokenId" = t."id"
  LEFT JOIN "TokenWarning" w ON w."orgId" = t."orgId" AND w."tokenId" = t."id" AND w."rule" = 'inactivity'`

/** Within the parameter limit of both databases. */
const maxIdsPerQuery = 500

export function toRecords(db: Reader | Tx, rows: readonly TokenRow[]): Promise<TokenRecord[]> {
  const rowOf = new Map(rows.map((row) => [row.id, row]))
  return joinEach<Relations>(db, [...rowOf.keys()], relationColumns, ({ tokenId }) => rowOf.get(tokenId))
}

/** Tokens by id, in the order of the ids, each once. */
export const findRecords = (db: Reader | Tx, ids: readonly string[]): Promise<TokenRecord[]> =>
  joinEach<Relations & TokenRow>(db, [...new Set(ids)], `t.*, ${relationColumns}`, (joined) => joined)

/** The next tokens of an organization that are not deleted, by id. */
export async function findRecordsAfter(db: Reader, orgId: OrgId, after: TokenId | null, take: number): Promise<TokenRecord[]> {
  // the few are joined first: both databases begin with them
  const from = Prisma.sql`(SELECT "id" FROM "Token" WHERE "orgId" = ${orgId} AND "revokedAt" IS NULL AND "id" > ${after ?? ''}
    ORDER BY "id" LIMIT ${take}) n JOIN "Token" t ON t."id" = n."id"`
  const found = await readJoined<Relations & TokenRow>(db, `t.*, ${relationColumns}`, from, Prisma.sql`ORDER BY t."id"`)
  const byToken = new Map<string, (Relations & TokenRow)[]>()
  for (const joined of found) {
    const before = byToken.get(joined.id)
    if (before) before.push(joined)
    else byToken.set(joined.id, [joined])
  }
  return [...byToken.values()].flatMap((joined) => (joined[0] ? toRecord(joined[0], joined) : []))
}

const readJoined = <Joined>(db: Reader | Tx, columns: string, from: Prisma.Sql, rest: Prisma.Sql): Promise<Joined[]> =>
  db.$queryRaw<Joined[]>(Prisma.sql`SELECT ${Prisma.raw(columns)} FROM ${from} ${Prisma.raw(joins)} ${rest}`)

async function joinEach<Joined extends Relations>(
  db: Reader | Tx,
  ids: readonly string[],
  columns: string,
  rowOf: (joined: Joined) => TokenRow | undefined,
): Promise<TokenRecord[]> {
  const byToken = new Map<string, Joined[]>(ids.map((id) => [id, []]))
  for (let from = 0; from < ids.length; from += maxIdsPerQuery) {
    const some = Prisma.sql`WHERE t."id" IN (${Prisma.join(ids.slice(from, from + maxIdsPerQuery))})`
    for (const joined of await readJoined<Joined>(db, columns, Prisma.sql`"Token" t`, some)) byToken.get(joined.tokenId)?.push(joined)
  }
  return [...byToken.values()].flatMap((joined) => {
    const row = joined[0] && rowOf(joined[0])
    return row ? toRecord(row, joined) : []
  })
}

function toRecord(row: TokenRow, joined: readonly Relations[]): TokenRecord[] {
  const [relations] = joined
  if (!relations) return []
  const { locationId } = row
  const { ownerName, ownerRole, locationSlug, locationName, destinationId, destinationName } = relations
  const { closingAt, memberDeactivatedAt, personDeactivatedAt, archivedAt } = relations
  // assigned: a copy of fifty fields for each row is most of the garbage of an export
  return [
    Object.assign(row as TokenRow & Branded, {
      ownerName,
      ownerRole,
      location: locationId === null || locationSlug === null ? null : { id: locationId, slug: locationSlug, name: locationName },
      destination: destinationId === null ? null : { id: destinationId, name: destinationName },
      suspendedBy: suspendedBy({ closingAt, ownerId: row.ownerId, ownerRole, memberDeactivatedAt, personDeactivatedAt, archivedAt }),
      stored: relations.storedGeneration === row.generation && relations.storedUnder !== '',
      ...lastUseOf(row, relations),
      warnings: joined.flatMap(({ since, before, at }) => (since ? [{ since, before, at }] : [])),
    }),
  ]
}

function lastUseOf({ generation, rotatedAt }: TokenRow, relations: Relations) {
  const { lastUsedAt, lastIp, lastUserAgent, lastEndpoint, oldUsedAt, lastRejectedAt, lastRejectedCode } = relations
  return {
    lastUsedAt,
    lastIp,
    lastUserAgent,
    lastEndpoint,
    lastRejectedAt,
    lastRejectedCode,
    currentUsedAt: relations.newGeneration === generation ? relations.newUsedAt : null,
    previousUsedAt: oldUsedAt && rotatedAt && oldUsedAt >= rotatedAt ? oldUsedAt : null,
  }
}

import type { Reader, Tx } from '../db/client'
import { Prisma } from '../db/generated/sqlite/client'
import type { TokenRecord } from './record'
import { suspendedBy } from './status'

type TokenRow = Prisma.TokenGetPayload<object>
type Branded = Pick<TokenRecord, 'id' | 'orgId' | 'tokenKey' | 'type' | 'ownerId' | 'locationId'>

/**
 * What a token stands on, where it leads and how it was used; once for each warning of disuse, or once without one. What
 * goes with an id is null without it.
 */
interface Ground {
  readonly tokenId: string
  readonly closingAt: Date | null
  readonly ownerRole: string | null
  readonly memberDeactivatedAt: Date | null
  readonly ownerName: string | null
  readonly personDeactivatedAt: Date | null
  readonly placeId: string | null
  readonly placeSlug: string
  readonly placeName: string
  readonly archivedAt: Date | null
  readonly destinationId: string | null
  readonly destinationName: string
  readonly storedGeneration: number | null
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

/** One statement: Prisma would ask for each of these relations by itself. Column names are the same on both databases. */
const groundSql = `
  SELECT t."id" AS "tokenId", o."closingAt", m."role" AS "ownerRole", m."deactivatedAt" AS "memberDeactivatedAt",
    u."name" AS "ownerName", u."deactivatedAt" AS "personDeactivatedAt",
    l."id" AS "placeId", l."slug" AS "placeSlug", l."name" AS "placeName", l."archivedAt",
    d."id" AS "destinationId", d."name" AS "destinationName", s."generation" AS "storedGeneration",
    x."lastUsedAt", x."lastIp", x."lastUserAgent", x."lastEndpoint", x."previousUsedAt" AS "oldUsedAt",
    x."currentUsedAt" AS "newUsedAt", x."currentGeneration" AS "newGeneration", x."lastRejectedAt", x."lastRejectedCode",
    w."since", w."before", w."at"
  FROM "Token" t
  JOIN "Organization" o ON o."id" = t."orgId"
  LEFT JOIN "Membership" m ON m."orgId" = t."orgId" AND m."userId" = t."ownerId"
  LEFT JOIN "User" u ON u."id" = m."userId"
  LEFT JOIN "Location" l ON l."orgId" = t."orgId" AND l."id" = t."locationId"
  LEFT JOIN "Destination" d ON d."orgId" = t."orgId" AND d."tokenId" = t."id"
  LEFT JOIN "StoredSecret" s ON s."orgId" = t."orgId" AND s."tokenId" = t."id"
  LEFT JOIN "TokenUse" x ON x."orgId" = t."orgId" AND x."tokenId" = t."id"
  LEFT JOIN "TokenWarning" w ON w."orgId" = t."orgId" AND w."tokenId" = t."id" AND w."rule" = 'inactivity'
  WHERE t."id" IN `

/** A statement has room for so many ids on every database. */
const askedAtOnce = 500

/** Rows of tokens with the facts of their relations. */
export async function toRecords(db: Reader | Tx, rows: readonly TokenRow[]): Promise<TokenRecord[]> {
  const grounds = new Map<string, Ground[]>(rows.map(({ id }) => [id, []]))
  for (let from = 0; from < rows.length; from += askedAtOnce) {
    const ids = rows.slice(from, from + askedAtOnce).map(({ id }) => id)
    const found = await db.$queryRaw<Ground[]>(Prisma.sql`${Prisma.raw(groundSql)}(${Prisma.join(ids)})`)
    for (const ground of found) grounds.get(ground.tokenId)?.push(ground)
  }
  return rows.flatMap((row) => toRecord(row, grounds.get(row.id) ?? []))
}

function toRecord(row: TokenRow, grounds: readonly Ground[]): TokenRecord[] {
  const [ground] = grounds
  if (!ground) return []
  const { ownerName, ownerRole, placeId, placeSlug, placeName, destinationId, destinationName } = ground
  return [
    {
      ...(row as TokenRow & Branded),
      ...{ ownerName, ownerRole },
      location: placeId === null ? null : { id: placeId, slug: placeSlug, name: placeName },
      destination: destinationId === null ? null : { id: destinationId, name: destinationName },
      suspendedBy: suspendedBy({ ...ground, ownerId: row.ownerId }),
      stored: ground.storedGeneration === row.generation,
      ...usedBy(row, ground),
      warnings: grounds.flatMap(({ since, before, at }) => (since ? [{ since, before, at }] : [])),
    },
  ]
}

function usedBy({ generation, rotatedAt }: TokenRow, ground: Ground) {
  const { lastUsedAt, lastIp, lastUserAgent, lastEndpoint, oldUsedAt, lastRejectedAt, lastRejectedCode } = ground
  return {
    ...{ lastUsedAt, lastIp, lastUserAgent, lastEndpoint, lastRejectedAt, lastRejectedCode },
    currentUsedAt: ground.newGeneration === generation ? ground.newUsedAt : null,
    previousUsedAt: oldUsedAt && rotatedAt && oldUsedAt >= rotatedAt ? oldUsedAt : null,
  }
}

import type { Reader, Tx } from '../db/client'
import { Prisma } from '../db/generated/sqlite/client'
import type { OrgId } from '../ids'
import { keysOfDeliveries } from './clean-store'

export type DestinationWhere = Prisma.DestinationWhereInput

const related = {
  location: { select: { id: true, slug: true, name: true, archivedAt: true } },
  token: { select: { tokenKey: true, revokedAt: true, deactivatedAt: true, expiresAt: true } },
} satisfies Prisma.DestinationInclude

export type DestinationRow = Prisma.DestinationGetPayload<{ include: typeof related }> & { readonly orgId: OrgId }
export type DeliveryRow = Prisma.DeliveryGetPayload<object>

/** Finds a destination within reach that is not deleted. */
export const findDestination = async (db: Reader | Tx, where: DestinationWhere, id: string): Promise<DestinationRow | null> =>
  (await db.destination.findFirst({ where: { AND: [where, { id }] }, include: related })) as DestinationRow | null

export const findDestinations = async (db: Reader, where: DestinationWhere, skip: number, take: number): Promise<DestinationRow[]> =>
  (await db.destination.findMany({
    where,
    skip,
    take,
    include: related,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })) as DestinationRow[]

export const countDestinations = (db: Reader, where: DestinationWhere): Promise<number> => db.destination.count({ where })

export async function insertDestination(tx: Tx, data: Prisma.DestinationUncheckedCreateInput): Promise<void> {
  await tx.destination.create({ data })
}

export async function pauseDestination(tx: Tx, orgId: OrgId, id: string, pausedAt: Date | null): Promise<void> {
  await tx.destination.update({ where: { orgId_id: { orgId, id } }, data: { pausedAt } })
}

/** Locks the destination for this transaction with a write that changes nothing, so that deliveries and deletion queue. */
export async function lockDestination(tx: Tx, orgId: OrgId, id: string): Promise<void> {
  await tx.$executeRaw`UPDATE "Destination" SET "kind" = "kind" WHERE "orgId" = ${orgId} AND "id" = ${id}`
}

export async function markDeleted(tx: Tx, orgId: OrgId, id: string, deletedAt: Date): Promise<void> {
  await tx.destination.update({ where: { orgId_id: { orgId, id } }, data: { deletedAt } })
}

export async function replaceToken(tx: Tx, orgId: OrgId, id: string, tokenId: string): Promise<void> {
  await tx.destination.update({ where: { orgId_id: { orgId, id } }, data: { tokenId } })
}

interface EarlierDelivery {
  readonly id: string
  readonly bodyDigest: string
}

/** Finds the delivery with an idempotency key, even if only its key is still stored. Cleaning moves rows in this order too. */
export async function findByOnceKey(tx: Tx, orgId: OrgId, destinationId: string, onceKey: string): Promise<EarlierDelivery | null> {
  const kept = await tx.delivery.findUnique({
    where: { orgId_destinationId_onceKey: { orgId, destinationId, onceKey } },
    select: { id: true, bodyDigest: true },
  })
  if (kept) return kept
  const key = { actor: keysOfDeliveries, route: destinationId, key: onceKey }
  const remembered = await tx.idempotency.findUnique({ where: { actor_route_key: key }, select: { bodyDigest: true, response: true } })
  return remembered && { id: remembered.response ?? '', bodyDigest: remembered.bodyDigest }
}

/** Time of the latest delivery after skipping `skip` newer ones; null if there are fewer. */
export async function findDeliveryTime(tx: Tx, orgId: OrgId, destinationId: string, skip: number): Promise<Date | null> {
  const row = await tx.delivery.findFirst({ where: { orgId, destinationId }, orderBy: { at: 'desc' }, skip, select: { at: true } })
  return row?.at ?? null
}

export async function insertDelivery(tx: Tx, data: DeliveryRow): Promise<void> {
  await tx.delivery.create({ data })
}

export const findDelivery = (db: Reader, orgId: OrgId, destinationId: string, id: string): Promise<DeliveryRow | null> =>
  db.delivery.findFirst({ where: { orgId, destinationId, id } })

interface Neighbors {
  readonly newer: string | null
  readonly older: string | null
}

/** Ids of the deliveries next to one, in the order of the list. */
export async function findNeighbors(db: Reader, { orgId, destinationId, at, id }: DeliveryRow): Promise<Neighbors> {
  const next = (direction: 'gt' | 'lt', order: 'asc' | 'desc') =>
    db.delivery.findFirst({
      where: { orgId, destinationId, OR: [{ at: { [direction]: at } }, { at, id: { [direction]: id } }] },
      orderBy: [{ at: order }, { id: order }],
      select: { id: true },
    })
  const [newer, older] = await Promise.all([next('gt', 'asc'), next('lt', 'desc')])
  return { newer: newer?.id ?? null, older: older?.id ?? null }
}

/** `body` may be truncated. */
export type ShownDelivery = Pick<DeliveryRow, 'id' | 'at' | 'tokenKey' | 'ip' | 'userAgent' | 'bytes' | 'body'>

const beginning = Prisma.raw('substr("body", 1, 1024)')

/** Latest first, with truncated bodies: a page of whole ones could be megabytes. */
export const findDeliveries = (db: Reader, orgId: OrgId, destinationId: string, skip: number, take: number): Promise<ShownDelivery[]> =>
  db.$queryRaw`SELECT "id", "at", "tokenKey", "ip", "userAgent", "bytes", ${beginning} AS "body" FROM "Delivery"
    WHERE "orgId" = ${orgId} AND "destinationId" = ${destinationId} ORDER BY "at" DESC, "id" DESC LIMIT ${take} OFFSET ${skip}`

/** Counts up to `most`. */
export const countDeliveries = (db: Reader | Tx, orgId: OrgId, destinationId: string, most: number): Promise<number> =>
  db.delivery.count({ where: { orgId, destinationId }, take: most })

export interface Tally {
  readonly deliveries: number
  readonly last: Date | null
}

/** Per destination: number of deliveries since a time, and the time of the latest one. */
export async function tallyDeliveries(db: Reader, orgId: OrgId, ids: readonly string[], since: Date): Promise<ReadonlyMap<string, Tally>> {
  const where = { orgId, destinationId: { in: [...ids] } }
  const [counts, latest] = await Promise.all([
    db.delivery.groupBy({ by: ['destinationId'], where: { ...where, at: { gte: since } }, _count: { _all: true } }),
    db.delivery.groupBy({ by: ['destinationId'], where, _max: { at: true } }),
  ])
  const countOf = new Map(counts.map((row) => [row.destinationId, row._count._all]))
  return new Map(latest.map((row) => [row.destinationId, { deliveries: countOf.get(row.destinationId) ?? 0, last: row._max.at }]))
}

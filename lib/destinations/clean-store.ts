import type { Reader, Tx } from '../db/client'
import { Prisma } from '../db/generated/sqlite/client'
import { daysAfter } from '../time/calendar'
import type { DeletionTime } from '../time/deletion'

const ids = async (rows: Promise<{ id: string }[]>): Promise<string[]> => (await rows).map(({ id }) => id)

export const findExpired = (db: Reader, now: DeletionTime, keptDays: number, take: number): Promise<string[]> =>
  ids(db.delivery.findMany({ where: { at: { lt: daysAfter(now, -keptDays) } }, orderBy: { at: 'asc' }, select: { id: true }, take }))

/** Deliveries of deleted destinations. The join starts at the destinations, of which there are few. */
export const findOrphaned = (db: Reader, take: number): Promise<string[]> =>
  ids(db.$queryRaw`SELECT d."id" FROM "Destination" t CROSS JOIN "Delivery" d
    WHERE t."deletedAt" IS NOT NULL AND d."orgId" = t."orgId" AND d."destinationId" = t."id" LIMIT ${take}`)

/** The index needs both ids. */
export interface DestinationKey {
  readonly orgId: string
  readonly destinationId: string
}

export const findDeliveriesOf = (db: Reader, { orgId, destinationId }: DestinationKey, take: number): Promise<string[]> =>
  ids(db.delivery.findMany({ where: { orgId, destinationId }, orderBy: { at: 'asc' }, select: { id: true }, take }))

/** The next destinations, in the order of ids. */
export async function findDestinationsAfter(db: Reader, after: string, take: number): Promise<DestinationKey[]> {
  const rows = await db.destination.findMany({
    where: { id: { gt: after } },
    orderBy: { id: 'asc' },
    take,
    select: { orgId: true, id: true },
  })
  return rows.map(({ orgId, id }) => ({ orgId, destinationId: id }))
}

/** Destinations with a delivery from a time to another, which is not included. */
export async function findReceiving(db: Reader, from: Date, to: Date): Promise<DestinationKey[]> {
  const rows = await db.delivery.groupBy({ by: ['orgId', 'destinationId'], where: { at: { gte: from, lt: to } } })
  return rows
}

/** Deliveries of a destination, except its `latest` most recent ones. */
export const findExcess = (db: Reader, { orgId, destinationId }: DestinationKey, latest: number, take: number): Promise<string[]> =>
  ids(
    db.delivery.findMany({
      where: { orgId, destinationId },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      skip: latest,
      take,
      select: { id: true },
    }),
  )

/** `actor` of the idempotency rows that hold the keys of deleted deliveries. */
export const keysOfDeliveries = 'deliveries'

/** Keeps the keys of deliveries since a time, so that a repeated one is still recognized. */
export async function rememberKeys(tx: Tx, deliveries: readonly string[], since: Date): Promise<void> {
  await tx.$executeRaw`INSERT INTO "Idempotency" ("actor", "route", "key", "bodyDigest", "status", "response", "createdAt")
    SELECT ${keysOfDeliveries}, "destinationId", "onceKey", "bodyDigest", 202, "id", "at" FROM "Delivery"
    WHERE "id" IN (${Prisma.join([...deliveries])}) AND "onceKey" IS NOT NULL AND "at" > ${since} ON CONFLICT DO NOTHING`
}

export async function deleteDeliveries(tx: Tx, deliveries: readonly string[]): Promise<number> {
  return (await tx.delivery.deleteMany({ where: { id: { in: [...deliveries] } } })).count
}

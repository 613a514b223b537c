import type { Reader, Tx } from '../db/client'
import { Prisma } from '../db/generated/sqlite/client'

const ids = async (rows: Promise<{ id: string }[]>): Promise<string[]> => (await rows).map(({ id }) => id)

export const findOlder = (db: Reader, before: Date, take: number): Promise<string[]> =>
  ids(db.delivery.findMany({ where: { at: { lt: before } }, select: { id: true }, take }))

/** What destinations that are deleted left, looked for from the destinations. */
export const findLeft = (db: Reader, take: number): Promise<string[]> =>
  ids(db.$queryRaw`SELECT d."id" FROM "Destination" t CROSS JOIN "Delivery" d
    WHERE t."deletedAt" IS NOT NULL AND d."orgId" = t."orgId" AND d."destinationId" = t."id" LIMIT ${take}`)

/** A destination and its organization: both are needed to be found by an index. */
export interface DestinationKey {
  readonly orgId: string
  readonly destinationId: string
}

export const findLeftOf = (db: Reader, { orgId, destinationId }: DestinationKey, take: number): Promise<string[]> =>
  ids(db.delivery.findMany({ where: { orgId, destinationId }, select: { id: true }, take }))

/** The destinations that hold more than so many. */
export async function findFull(db: Reader, most: number): Promise<DestinationKey[]> {
  const rows = await db.delivery.groupBy({ by: ['orgId', 'destinationId'], having: { destinationId: { _count: { gt: most } } } })
  return rows
}

/** The destinations into which something came since a time. */
export async function findReceiving(db: Reader, since: Date): Promise<DestinationKey[]> {
  const rows = await db.delivery.groupBy({ by: ['orgId', 'destinationId'], where: { at: { gte: since } } })
  return rows
}

/** Those of a destination that are older than its latest so many. */
export const findBeyond = (db: Reader, { orgId, destinationId }: DestinationKey, latest: number, take: number): Promise<string[]> =>
  ids(
    db.delivery.findMany({
      where: { orgId, destinationId },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      skip: latest,
      take,
      select: { id: true },
    }),
  )

/** Who holds, among the keys of calls, those of deliveries that are kept no longer. */
export const keysOfDeliveries = 'deliveries'

/** Keeps the keys of those that came since a time: the same one still delivers once. */
export async function rememberKeys(tx: Tx, deliveries: readonly string[], since: Date): Promise<void> {
  await tx.$executeRaw`INSERT INTO "Idempotency" ("actor", "route", "key", "bodyDigest", "status", "response", "createdAt")
    SELECT ${keysOfDeliveries}, "destinationId", "onceKey", "bodyDigest", 202, "id", "at" FROM "Delivery"
    WHERE "id" IN (${Prisma.join([...deliveries])}) AND "onceKey" IS NOT NULL AND "at" > ${since} ON CONFLICT DO NOTHING`
}

export async function deleteDeliveries(tx: Tx, deliveries: readonly string[]): Promise<number> {
  return (await tx.delivery.deleteMany({ where: { id: { in: [...deliveries] } } })).count
}

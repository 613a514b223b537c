import type { Reader, Tx } from '../db/client'
import { Prisma } from '../db/generated/sqlite/client'

const ids = async (rows: Promise<{ id: string }[]>): Promise<string[]> => (await rows).map(({ id }) => id)

export const findOlder = (db: Reader, before: Date, take: number): Promise<string[]> =>
  ids(db.delivery.findMany({ where: { at: { lt: before } }, select: { id: true }, take }))

/** What destinations that are deleted left. */
export const findLeft = (db: Reader, take: number): Promise<string[]> =>
  ids(db.delivery.findMany({ where: { destination: { deletedAt: { not: null } } }, select: { id: true }, take }))

export const findLeftOf = (db: Reader, destinationId: string, take: number): Promise<string[]> =>
  ids(db.delivery.findMany({ where: { destinationId }, select: { id: true }, take }))

/** The destinations that hold more than so many. */
export async function findFull(db: Reader, most: number): Promise<string[]> {
  const rows = await db.delivery.groupBy({ by: ['destinationId'], having: { destinationId: { _count: { gt: most } } } })
  return rows.map(({ destinationId }) => destinationId)
}

/** Those of a destination that are older than its latest so many. */
export const findBeyond = (db: Reader, destinationId: string, latest: number, take: number): Promise<string[]> =>
  ids(
    db.delivery.findMany({ where: { destinationId }, orderBy: [{ at: 'desc' }, { id: 'desc' }], skip: latest, take, select: { id: true } }),
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

import type { Reader, Tx } from '../db/client'
import type { Prisma } from '../db/generated/sqlite/client'
import type { OrgId } from '../ids'

export type DestinationWhere = Prisma.DestinationWhereInput

const related = {
  location: { select: { id: true, slug: true, name: true, archivedAt: true } },
  token: { select: { tokenKey: true } },
} satisfies Prisma.DestinationInclude

export type DestinationRow = Prisma.DestinationGetPayload<{ include: typeof related }> & { readonly orgId: OrgId }
export type DeliveryRow = Prisma.DeliveryGetPayload<object>

/** One destination within a reach; a deleted one is not there. */
export const findDestination = async (db: Reader | Tx, where: DestinationWhere, id: string): Promise<DestinationRow | null> =>
  (await db.destination.findFirst({ where: { AND: [where, { id }] }, include: related })) as DestinationRow | null

export const findDestinations = async (db: Reader, where: DestinationWhere, skip: number, take: number): Promise<DestinationRow[]> =>
  (await db.destination.findMany({
    ...{ where, skip, take, include: related },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })) as DestinationRow[]

export const countDestinations = (db: Reader, where: DestinationWhere): Promise<number> => db.destination.count({ where })

export async function insertDestination(tx: Tx, data: Prisma.DestinationUncheckedCreateInput): Promise<void> {
  await tx.destination.create({ data })
}

export async function pauseDestination(tx: Tx, orgId: OrgId, id: string, pausedAt: Date | null): Promise<void> {
  await tx.destination.update({ where: { orgId_id: { orgId, id } }, data: { pausedAt } })
}

/** Takes the destination for this transaction: deliveries into it, and its end, queue. Changes nothing. */
export async function holdDestination(tx: Tx, orgId: OrgId, id: string): Promise<void> {
  await tx.$executeRaw`UPDATE "Destination" SET "kind" = "kind" WHERE "orgId" = ${orgId} AND "id" = ${id}`
}

/** Marks it as deleted and takes what it has kept with it; how much that was. */
export async function deleteDestination(tx: Tx, orgId: OrgId, id: string, at: Date): Promise<number> {
  await tx.destination.update({ where: { orgId_id: { orgId, id } }, data: { deletedAt: at } })
  return (await tx.delivery.deleteMany({ where: { orgId, destinationId: id } })).count
}

export async function isOpenLocation(tx: Tx, orgId: OrgId, id: string): Promise<boolean> {
  return (await tx.location.findFirst({ where: { orgId, id, archivedAt: null }, select: { id: true } })) !== null
}

export const findOnce = (tx: Tx, orgId: OrgId, destinationId: string, onceKey: string) =>
  tx.delivery.findUnique({
    where: { orgId_destinationId_onceKey: { orgId, destinationId, onceKey } },
    select: { id: true, bodyDigest: true },
  })

export async function insertDelivery(tx: Tx, data: DeliveryRow): Promise<void> {
  await tx.delivery.create({ data })
}

export const findDelivery = (db: Reader, orgId: OrgId, destinationId: string, id: string): Promise<DeliveryRow | null> =>
  db.delivery.findFirst({ where: { orgId, destinationId, id } })

export const findDeliveries = (db: Reader, orgId: OrgId, destinationId: string, skip: number, take: number): Promise<DeliveryRow[]> =>
  db.delivery.findMany({ where: { orgId, destinationId }, orderBy: [{ at: 'desc' }, { id: 'desc' }], skip, take })

export const countDeliveries = (db: Reader, orgId: OrgId, destinationId: string): Promise<number> =>
  db.delivery.count({ where: { orgId, destinationId } })

export interface Tally {
  readonly deliveries: number
  readonly last: Date | null
}

/** Per destination: how many deliveries since a time, and the last of all. */
export async function tallyDeliveries(db: Reader, orgId: OrgId, ids: readonly string[], since: Date): Promise<ReadonlyMap<string, Tally>> {
  const where = { orgId, destinationId: { in: [...ids] } }
  const [counts, lasts] = await Promise.all([
    db.delivery.groupBy({ by: ['destinationId'], where: { ...where, at: { gte: since } }, _count: { _all: true } }),
    db.delivery.groupBy({ by: ['destinationId'], where, _max: { at: true } }),
  ])
  const countOf = new Map(counts.map((row) => [row.destinationId, row._count._all]))
  return new Map(lasts.map((row) => [row.destinationId, { deliveries: countOf.get(row.destinationId) ?? 0, last: row._max.at }]))
}

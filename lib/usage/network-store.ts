import type { Db, Reader, Tx } from '../db/client'
import { Prisma } from '../db/generated/sqlite/client'
import type { NetworkUse } from './tally'

const rowsPerStatement = 500

/** Notes that tokens were used from networks; those that are there already are seen again. */
export async function noteNetworks(db: Db, uses: readonly NetworkUse[]): Promise<void> {
  await db.write(async (tx) => {
    for (let start = 0; start < uses.length; start += rowsPerStatement) {
      const values = uses
        .slice(start, start + rowsPerStatement)
        .map(({ orgId, tokenId, network, at }) => Prisma.sql`(${orgId}, ${tokenId}, ${network}, ${at}, ${at}, true)`)
      await tx.$executeRaw`INSERT INTO "TokenNetwork" ("orgId", "tokenId", "network", "firstSeenAt", "lastSeenAt", "fresh")
        VALUES ${Prisma.join(values)} ON CONFLICT ("tokenId", "network") DO UPDATE SET "lastSeenAt" = excluded."lastSeenAt"
        WHERE "TokenNetwork"."lastSeenAt" < excluded."lastSeenAt"`
    }
  })
}

/** Tokens with networks of which nobody has decided yet and that were not told of on that day, by id. */
export async function findTokensWithFresh(db: Reader, on: Date, after: string, take: number): Promise<string[]> {
  const told = { some: { rule: 'network', since: on } }
  const rows = await db.tokenNetwork.groupBy({
    by: ['tokenId'],
    where: { fresh: true, tokenId: { gt: after }, token: { NOT: { warnings: told } } },
    orderBy: { tokenId: 'asc' },
    take,
  })
  return rows.map(({ tokenId }) => tokenId)
}

export interface Seen {
  /** When the first of all was noted. */
  readonly since: Date
  /** How many networks of the token are decided on. */
  readonly known: number
  /** Some of the others, oldest first. */
  readonly fresh: readonly string[]
}

export async function findSeen(db: Reader, tokenId: string, take: number): Promise<Seen> {
  const fresh = await db.tokenNetwork.findMany({
    where: { tokenId, fresh: true },
    select: { network: true, firstSeenAt: true },
    orderBy: [{ firstSeenAt: 'asc' }, { network: 'asc' }],
    take,
  })
  const { _count, _min } = await db.tokenNetwork.aggregate({
    where: { tokenId, fresh: false },
    _count: true,
    _min: { firstSeenAt: true },
  })
  const first = [_min.firstSeenAt, fresh[0]?.firstSeenAt].flatMap((at) => at?.getTime() ?? [])
  return { since: new Date(Math.min(...first)), known: _count, fresh: fresh.map(({ network }) => network) }
}

const hourMs = 3_600_000

/** Whether the token was accepted in an hour before that one. */
export async function wasUsedBefore(db: Reader, tokenId: string, at: Date): Promise<boolean> {
  const hour = { lt: new Date(Math.floor(at.getTime() / hourMs) * hourMs) }
  return (await db.usageHour.findFirst({ where: { tokenId, hour, accepted: { gt: 0 } }, select: { hour: true } })) !== null
}

/** Takes the decision on these networks; answers those that no other process had taken. */
export async function settleNetworks(tx: Tx, tokenId: string, networks: readonly string[]): Promise<readonly string[]> {
  const where = { tokenId, network: { in: [...networks] }, fresh: true }
  const settled = await tx.tokenNetwork.updateManyAndReturn({ where, data: { fresh: false }, select: { network: true } })
  return settled.map(({ network }) => network)
}

/** Forgets what is not decided on; answers how many. */
export const dropFresh = async (tx: Tx, tokenId: string): Promise<number> =>
  (await tx.tokenNetwork.deleteMany({ where: { tokenId, fresh: true } })).count

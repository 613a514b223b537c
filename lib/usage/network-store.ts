import type { Db, Reader, Tx } from '../db/client'
import { Prisma } from '../db/generated/sqlite/client'
import type { OrgId, TokenId } from '../ids'

export interface NetworkUse {
  readonly orgId: OrgId
  readonly tokenId: TokenId
  readonly network: string
  readonly at: Date
}

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

/** Tokens with networks of which nobody has decided yet, by id. */
export async function findTokensWithFresh(db: Reader, after: string, take: number): Promise<string[]> {
  const rows = await db.tokenNetwork.findMany({
    where: { fresh: true, tokenId: { gt: after } },
    select: { tokenId: true },
    distinct: ['tokenId'],
    orderBy: { tokenId: 'asc' },
    take,
  })
  return rows.map(({ tokenId }) => tokenId)
}

/** The networks of a token, oldest first. */
export const findNetworks = (tx: Tx, tokenId: string) =>
  tx.tokenNetwork.findMany({ where: { tokenId }, orderBy: [{ firstSeenAt: 'asc' }, { network: 'asc' }] })

/** Takes the decision on these networks; false when another process has taken it. */
export async function claimNetworks(tx: Tx, tokenId: string, networks: readonly string[]): Promise<boolean> {
  const { count } = await tx.tokenNetwork.updateMany({
    where: { tokenId, network: { in: [...networks] }, fresh: true },
    data: { fresh: false },
  })
  return count === networks.length
}

export async function dropNetworks(tx: Tx, tokenId: string, networks: readonly string[]): Promise<void> {
  await tx.tokenNetwork.deleteMany({ where: { tokenId, network: { in: [...networks] } } })
}

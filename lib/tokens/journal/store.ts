import type { Reader, Tx } from '../../db/client'
import { Prisma } from '../../db/generated/sqlite/client'
import type { Seal, SealedFacts } from '../digest'

/** A token row without its relations. */
export interface JournaledRow extends SealedFacts, Seal {
  readonly id: string
  readonly slot: number | null
  readonly liveSlot: number | null
}

/** Tokens that were changed since their creation, in the order of ids. */
export const findChanged = (db: Reader, after: string, take: number): Promise<JournaledRow[]> =>
  db.token.findMany({ where: { id: { gt: after }, version: { gt: 1 } }, orderBy: { id: 'asc' }, take })

export const findByKeys = (db: Reader | Tx, tokenKeys: readonly string[]): Promise<JournaledRow[]> =>
  db.token.findMany({ where: { tokenKey: { in: [...tokenKeys] } }, orderBy: { id: 'asc' } })

/** Tokens that are not deleted although the audit log says so. */
export async function findUndeleted(db: Reader): Promise<string[]> {
  const rows = await db.$queryRaw<{ tokenKey: string }[]>(Prisma.sql`SELECT DISTINCT t."tokenKey" FROM "AuditEntry" e
    JOIN "Token" t ON t."tokenKey" = e."tokenKey" AND t."orgId" = e."orgId" WHERE e."action" = 'token.deleted' AND t."revokedAt" IS NULL`)
  return rows.map(({ tokenKey }) => tokenKey)
}

/** Writes a row as the journal has it, if it is still the one that was read. */
export async function overwriteToken(tx: Tx, row: JournaledRow, data: Prisma.TokenUncheckedUpdateManyInput): Promise<boolean> {
  return (await tx.token.updateMany({ where: { id: row.id, version: row.version }, data })).count === 1
}

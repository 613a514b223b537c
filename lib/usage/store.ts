import type { Db, Tx } from '../db/client'
import { Prisma } from '../db/generated/sqlite/client'
import { newId } from '../ids'
import type { Random } from '../ports'
import { batchStatements, networkStatements, type Statement, type UsageWriter } from '../recorder/index'

export const createUsageWriter = (db: Db, random: Random): UsageWriter => ({
  write: (batch) =>
    db.write((tx) =>
      runAll(
        tx,
        batchStatements(batch, () => newId(random)),
      ),
    ),
  findTokenIds: (ids) => findTokenIds(db, ids),
  writeNetworks: (uses) => db.write((tx) => runAll(tx, networkStatements(uses))),
})

async function runAll(tx: Tx, statements: Iterable<Statement>): Promise<void> {
  for (const { parts, values } of statements) await tx.$executeRaw(Prisma.sql(parts, ...values))
}

/** Locks the row of a token's last use until the transaction ends, creating it if missing. */
export async function lockLastUse(tx: Tx, orgId: string, tokenId: string): Promise<Date | null> {
  await tx.$executeRaw`INSERT INTO "TokenUse" ("tokenId", "orgId") VALUES (${tokenId}, ${orgId})
    ON CONFLICT ("tokenId") DO UPDATE SET "orgId" = excluded."orgId"`
  return (await tx.tokenUse.findUnique({ where: { tokenId }, select: { lastUsedAt: true } }))?.lastUsedAt ?? null
}

const idsPerQuery = 500

async function findTokenIds(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const existing = new Set<string>()
  for (let start = 0; start < ids.length; start += idsPerQuery) {
    const id = { in: ids.slice(start, start + idsPerQuery) }
    for (const token of await db.read.token.findMany({ where: { id }, select: { id: true } })) existing.add(token.id)
  }
  return existing
}

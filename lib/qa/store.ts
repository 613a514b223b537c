import type { Db, Tx } from '../db/client'
import type { LocationId, OrgId, TokenId, UserId } from '../ids'

interface Trigger {
  readonly name: string
  readonly sql: string
}

/** Empties a QA database, its audit log too. */
export async function wipe(db: Db): Promise<void> {
  await db.write((tx) => (db.engine === 'sqlite' ? wipeSqlite(tx) : wipePostgres(tx)))
}

async function wipeSqlite(tx: Tx): Promise<void> {
  const triggers = await tx.$queryRaw<Trigger[]>`SELECT "name", "sql" FROM sqlite_master WHERE "type" = 'trigger'`
  for (const { name } of triggers) await tx.$executeRawUnsafe(`DROP TRIGGER "${name}"`)
  await deleteAll(tx)
  for (const { sql } of triggers) await tx.$executeRawUnsafe(sql)
}

async function wipePostgres(tx: Tx): Promise<void> {
  await tx.$executeRaw`ALTER TABLE "AuditEntry" DISABLE TRIGGER USER`
  await deleteAll(tx)
  await tx.$executeRaw`ALTER TABLE "AuditEntry" ENABLE TRIGGER USER`
}

/** What points comes before what it points at. */
async function deleteAll(tx: Tx): Promise<void> {
  const tables = [tx.usageHour, tx.tokenUse, tx.token, tx.membershipLocation, tx.membership, tx.location, tx.auditEntry, tx.auditHead]
  const rest = [tx.policy, tx.organisation, tx.session, tx.signInTicket, tx.user, tx.throttle, tx.idempotency, tx.setting]
  for (const table of [...tables, ...rest] as readonly { deleteMany(): Promise<unknown> }[]) await table.deleteMany()
}

export async function archiveLocation(tx: Tx, orgId: OrgId, id: LocationId, at: Date): Promise<void> {
  await tx.location.update({ where: { orgId_id: { orgId, id } }, data: { archivedAt: at } })
}

export async function deactivateMember(tx: Tx, orgId: OrgId, userId: UserId, at: Date): Promise<void> {
  await tx.membership.update({ where: { orgId_userId: { orgId, userId } }, data: { deactivatedAt: at } })
}

/** Ids and generations of an organisation's tokens by token key. */
export async function findTokenIds(db: Db, orgId: OrgId): Promise<ReadonlyMap<string, TokenId>> {
  const rows = await db.read.token.findMany({ where: { orgId }, select: { id: true, tokenKey: true } })
  return new Map(rows.map((row) => [row.tokenKey, row.id as TokenId]))
}

export const hasPeople = async (db: Db): Promise<boolean> => (await db.read.user.findFirst({ select: { id: true } })) !== null

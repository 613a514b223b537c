import type { Db, Tx } from '../db/client'
import { tablesOf } from '../seeding/index'

interface Trigger {
  readonly name: string
  readonly sql: string
}

/** Marks a database that QA mode may empty: it was empty when QA mode first used it. */
const mark = { key: 'qa.database', value: '1' }

/** Head of the installation's audit chain, as the migration creates it. */
const emptyChain = { id: 1, seq: 0, mac: '' }

/** Empties a QA database and its audit log; false if it has people and QA mode never filled it. */
export function wipe(db: Db, isOwn: boolean): Promise<boolean> {
  return db.write(async (tx) => {
    if (!isOwn && !(await mayEmpty(tx))) return false
    await (db.engine === 'sqlite' ? wipeSqlite(tx) : wipePostgres(tx))
    await tx.installationAuditHead.create({ data: emptyChain })
    await tx.setting.create({ data: mark })
    return true
  })
}

async function mayEmpty(tx: Tx): Promise<boolean> {
  if ((await tx.setting.findUnique({ where: { key: mark.key } })) !== null) return true
  return (await tx.user.findFirst({ select: { id: true } })) === null
}

async function wipeSqlite(tx: Tx): Promise<void> {
  const triggers = await tx.$queryRaw<Trigger[]>`SELECT "name", "sql" FROM sqlite_master WHERE "type" = 'trigger'`
  for (const { name } of triggers) await tx.$executeRawUnsafe(`DROP TRIGGER "${name}"`)
  await deleteAll(tx)
  for (const { sql } of triggers) await tx.$executeRawUnsafe(sql)
}

async function wipePostgres(tx: Tx): Promise<void> {
  await tx.$executeRaw`ALTER TABLE "AuditEntry" DISABLE TRIGGER USER`
  await tx.$executeRaw`ALTER TABLE "InstallationAuditEntry" DISABLE TRIGGER USER`
  await deleteAll(tx)
  await tx.$executeRaw`ALTER TABLE "AuditEntry" ENABLE TRIGGER USER`
  await tx.$executeRaw`ALTER TABLE "InstallationAuditEntry" ENABLE TRIGGER USER`
}

async function deleteAll(tx: Tx): Promise<void> {
  for (const table of tablesOf(tx)) await table.deleteMany()
}

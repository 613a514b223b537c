import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { onEveryDatabase, onEveryEmptyDatabase } from '../testing/databases/databases'
import { startWorker } from '../testing/workers/processes'
import { createDb } from './client'
import { migrate, migrationState } from './migrate'

const parent = 'CREATE TABLE "Parent" ("id" INTEGER NOT NULL PRIMARY KEY);'
const child = `CREATE TABLE "Child" ("id" INTEGER NOT NULL PRIMARY KEY, "parentId" INTEGER NOT NULL,
  CONSTRAINT "Child_parent" FOREIGN KEY ("parentId") REFERENCES "Parent" ("id"));`

/** A folder of migrations, deleted after the test. */
function folderOf(migrations: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'keyrail-migrations-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [name, sql] of Object.entries(migrations)) {
    mkdirSync(join(folder, name))
    writeFileSync(join(folder, name, 'migration.sql'), sql)
  }
  return folder
}

async function query<T>(url: string, sql: string): Promise<T[]> {
  const db = createDb(url)
  try {
    return await db.read.$queryRawUnsafe<T[]>(sql)
  } finally {
    await db.close()
  }
}

async function execute(url: string, sql: string): Promise<void> {
  const db = createDb(url)
  await db.write((tx) => tx.$executeRawUnsafe(sql))
  await db.close()
}

onEveryEmptyDatabase('migrating', (empty, engine) => {
  const folder = `prisma/migrations/${engine}`

  it('brings an empty database up to date, once', async () => {
    const url = await empty()
    expect(await migrationState(url, folder)).toBe('behind')
    expect((await migrate(url, folder)).applied).toContain('20261129000000_initial')
    expect(await migrationState(url, folder)).toBe('current')
    expect((await migrate(url, folder)).applied).toEqual([])
  })

  it('applies each migration once when two processes migrate concurrently', async () => {
    const url = await empty()
    const folder = folderOf({ '1_parent': parent, '2_child': child })
    const other = await startWorker<{ applied: string[] }>('migrate', { url, folder })
    const results = await Promise.all([migrate(url, folder), migrate(url, folder), other.go()])
    expect(results.flatMap((result) => result.applied).sort()).toEqual(['1_parent', '2_child'])
    expect(await migrationState(url, folder)).toBe('current')
  })

  it('applies pending migrations in the order of their names', async () => {
    const url = await empty()
    await migrate(url, folderOf({ '1_parent': parent }))
    const folder = folderOf({
      '3_row': 'INSERT INTO "Child" VALUES (1, 1);',
      '2_child': `INSERT INTO "Parent" VALUES (1); ${child}`,
      '1_parent': parent,
    })
    expect((await migrate(url, folder)).applied).toEqual(['2_child', '3_row'])
  })

  it('rolls back a failed migration and keeps the previous ones', async () => {
    const url = await empty()
    const folder = folderOf({ '1_parent': parent, '2_broken': `${child} INSERT INTO "Nowhere" VALUES (1);` })
    await expect(migrate(url, folder)).rejects.toThrow(/nowhere/i)
    writeFileSync(join(folder, '2_broken', 'migration.sql'), child)
    expect((await migrate(url, folder)).applied).toEqual(['2_broken'])
  })

  it('rejects a migration whose file changed after it was applied', async () => {
    const url = await empty()
    await migrate(url, folderOf({ '1_parent': parent }))
    const changed = folderOf({ '1_parent': `${parent} -- changed`, '2_child': child })
    await expect(migrate(url, changed)).rejects.toThrow('The migration 1_parent was changed after it was applied.')
    await expect(migrationState(url, changed)).rejects.toThrow('changed')
  })

  it('rejects a database migrated by a newer version', async () => {
    const url = await empty()
    await migrate(url, folderOf({ '1_parent': parent, '2_child': child }))
    const older = folderOf({ '1_parent': parent })
    expect(await migrationState(url, older)).toBe('ahead')
    await expect(migrate(url, older)).rejects.toThrow('The database is newer than this version: it has the migration 2_child.')
  })

  it('rejects a database with a migration that another tool did not finish', async () => {
    const url = await empty()
    const folder = folderOf({ '1_parent': parent })
    await migrate(url, folder)
    await execute(url, 'UPDATE "_prisma_migrations" SET "finished_at" = NULL')
    await expect(migrate(url, folder)).rejects.toThrow('The migration 1_parent was started by another tool and not finished.')
  })

  it("records migrations in the format of Prisma's own tool", async () => {
    const url = await empty()
    await migrate(url, folderOf({ '1_parent': 'SELECT 1;' }))
    const [row] = await query<Record<string, unknown>>(url, 'SELECT * FROM "_prisma_migrations"')
    expect(row).toMatchObject({
      migration_name: '1_parent',
      checksum: '17db4fd369edb9244b9f91d9aeed145c3d04ad8ba6e95d06247f07a63527d11a',
      logs: null,
      rolled_back_at: null,
    })
    expect(row?.finished_at).toBeInstanceOf(Date)
    expect(row?.started_at).toBeInstanceOf(Date)
    expect(Number(row?.applied_steps_count)).toBe(1)
    expect(String(row?.id)).toMatch(/^[0-9a-f-]{32,36}$/)
  })
})

onEveryEmptyDatabase('the database to migrate', (empty, engine) => {
  if (engine === 'sqlite') {
    it('is created readable by its owner only', async () => {
      const url = await empty()
      await migrate(url, folderOf({ '1_parent': parent }))
      expect(statSync(url.slice('file:'.length)).mode & 0o777).toBe(0o600)
    })

    it('is not created in a missing folder', async () => {
      await expect(migrate('file:/nowhere/keyrail.db', folderOf({ '1_parent': parent }))).rejects.toMatchObject({ code: 'ENOENT' })
    })

    it('is not created by reading its state', async () => {
      const url = await empty()
      expect(await migrationState(url, folderOf({ '1_parent': parent }))).toBe('behind')
      expect(() => statSync(url.slice('file:'.length))).toThrow('ENOENT')
    })

    it('keeps dependent rows when a table is redefined', async () => {
      const url = await empty()
      const rows = 'INSERT INTO "Parent" VALUES (1); INSERT INTO "Child" VALUES (1, 1);'
      const redefine = `CREATE TABLE "new_Parent" ("id" INTEGER NOT NULL PRIMARY KEY, "name" TEXT);
        INSERT INTO "new_Parent" ("id") SELECT "id" FROM "Parent"; DROP TABLE "Parent"; ALTER TABLE "new_Parent" RENAME TO "Parent";`
      await migrate(url, folderOf({ '1_parent': parent, '2_child': child, '3_rows': rows, '4_redefine': redefine }))
      expect(await query(url, 'SELECT "parentId" FROM "Child"')).toEqual([{ parentId: 1 }])
    })

    it('is unchanged by a migration that would break foreign keys', async () => {
      const url = await empty()
      const folder = folderOf({ '1_parent': parent, '2_child': child, '3_orphan': 'INSERT INTO "Child" VALUES (1, 7);' })
      await expect(migrate(url, folder)).rejects.toThrow('The migration 3_orphan would break foreign keys in Child.')
      expect(await query(url, 'SELECT * FROM "Child"')).toEqual([])
    })
  } else {
    it('is rejected if it is a standby', async () => {
      const url = await empty()
      await execute(url, `CREATE FUNCTION public.pg_is_in_recovery() RETURNS boolean LANGUAGE sql AS 'SELECT true'`)
      await execute(url, `ALTER DATABASE "${new URL(url).pathname.slice(1)}" SET search_path = public, pg_catalog`)
      await expect(migrate(url, folderOf({}))).rejects.toThrow('DATABASE_URL points to a standby, which is read-only.')
      await expect(migrationState(url, folderOf({}))).rejects.toThrow('standby')
    })
  }
})

onEveryDatabase('the audit log', (open) => {
  it.each([
    ['changed', `UPDATE "AuditEntry" SET "action" = 'other'`],
    ['removed', 'DELETE FROM "AuditEntry"'],
  ])('cannot be %s, not even by SQL', async (_, sql) => {
    const db = await open()
    const at = new Date(0)
    await db.write((tx) => tx.organization.create({ data: { id: 'o', slug: 'o', name: 'O', timeZone: 'UTC', createdAt: at } }))
    const entry = { orgId: 'o', seq: 1, at, actorKind: 'job', actorId: 'j', actorName: 'j', action: 'token.created', mac: 'm' }
    await db.write((tx) => tx.auditEntry.create({ data: entry }))
    await expect(db.write((tx) => tx.$executeRawUnsafe(sql))).rejects.toThrow('Audit entries are append-only.')
    expect(await db.read.auditEntry.findMany()).toEqual([expect.objectContaining(entry)])
  })
})

import type { Db, Reader } from '../db/client'
import type { UserId } from '../ids'

/** Resolves if the database responds; returns its version. */
export async function readVersion(db: Db): Promise<string> {
  if (db.engine === 'sqlite') {
    const [row] = await db.read.$queryRaw<{ version: string }[]>`SELECT sqlite_version() AS "version"`
    return `SQLite ${row?.version}`
  }
  const [row] = await db.read.$queryRaw<{ version: string }[]>`SELECT current_setting('server_version') AS "version"`
  return `Postgres ${row?.version}`
}

const backupKey = 'backup.last'

export async function findLastBackup(db: Reader): Promise<Date | null> {
  const row = await db.setting.findUnique({ where: { key: backupKey }, select: { value: true } })
  return row && new Date(row.value)
}

export async function putLastBackup(db: Db, at: Date): Promise<void> {
  const value = at.toISOString()
  await db.write((tx) => tx.setting.upsert({ where: { key: backupKey }, create: { key: backupKey, value }, update: { value } }))
}

export const findEmail = async (db: Reader, id: UserId): Promise<string> =>
  (await db.user.findUniqueOrThrow({ where: { id }, select: { email: true } })).email

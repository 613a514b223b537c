import type { Db, Reader } from '../db/client'

/** Setting with the check values of the keys. */
export const keyMarksSetting = 'keys.check'

export async function findMarks(db: Reader): Promise<string | null> {
  return (await db.setting.findUnique({ where: { key: keyMarksSetting } }))?.value ?? null
}

/** Of two first starts with different keys, the first one counts. */
export async function insertMarks(db: Db, value: string): Promise<void> {
  await db.write(
    (tx) => tx.$executeRaw`INSERT INTO "Setting" ("key", "value") VALUES (${keyMarksSetting}, ${value}) ON CONFLICT ("key") DO NOTHING`,
  )
}

export async function updateMarks(db: Db, value: string): Promise<void> {
  await db.write((tx) => tx.setting.update({ where: { key: keyMarksSetting }, data: { value } }))
}

import type { Db } from '../db/client'

/** Resolves when the database answers. */
export async function ping(db: Db): Promise<void> {
  await db.read.setting.findFirst({ select: { key: true } })
}

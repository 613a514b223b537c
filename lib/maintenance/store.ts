import { z } from 'zod'
import type { Reader, Tx } from '../db/client'

const key = 'maintenance'

const stored = z.object({ since: z.iso.datetime(), until: z.iso.datetime().nullable() })
export type StoredMaintenance = z.infer<typeof stored>

export async function findMaintenance(db: Reader | Tx): Promise<StoredMaintenance | null> {
  const row = await db.setting.findUnique({ where: { key }, select: { value: true } })
  return row && stored.parse(JSON.parse(row.value))
}

export async function putMaintenance(tx: Tx, maintenance: StoredMaintenance): Promise<void> {
  const value = JSON.stringify(maintenance)
  await tx.setting.upsert({ where: { key }, create: { key, value }, update: { value } })
}

/** False if there was none. */
export const deleteMaintenance = async (tx: Tx): Promise<boolean> => (await tx.setting.deleteMany({ where: { key } })).count > 0

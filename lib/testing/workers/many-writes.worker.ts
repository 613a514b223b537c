import { createDb } from '../../db/client'
import { countWrites } from './many-writes'

export const prepare = async ({ url, writes }: { url: string; writes: number }) => {
  const db = createDb(url)
  await db.read.setting.count()
  return async () => {
    const result = await countWrites(db, writes)
    await db.close()
    return result
  }
}

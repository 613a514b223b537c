import { createDb } from '../../db/client'
import { movableClock } from '../fixtures/clock'
import { testNotices } from '../fixtures/notices'
import { seededRandom } from '../fixtures/random'
import { silentLog } from '../fixtures/silent-log'

/** Writes the digests due at each moment and returns their number. */
export const prepare = async ({ url, at }: { url: string; at: readonly string[] }) => {
  const db = createDb(url)
  await db.read.digestItem.count()
  const clock = movableClock()
  const notices = testNotices({ db, clock, random: seededRandom(process.pid), log: silentLog })
  return async () => {
    let written = 0
    for (const moment of at) {
      clock.set(moment)
      written += await notices.sendDigests()
    }
    await db.close()
    return written
  }
}

import { createDb } from '../../db/client'
import { createMail } from '../../mail/index'
import { movableClock } from '../fixtures/clock'
import { seededRandom } from '../fixtures/random'
import { silentLog } from '../fixtures/silent-log'

/** Sends due emails and returns their number. */
export const prepare = async ({ url, smtp }: { url: string; smtp: string }) => {
  const db = createDb(url)
  await db.read.mailOutbox.count()
  const mail = createMail({
    db,
    clock: movableClock(),
    random: seededRandom(process.pid),
    log: silentLog,
    qa: false,
    smtp: { url: smtp, from: 'Keyrail <keyrail@example.com>' },
  })
  return async () => {
    const { sent } = await mail.send()
    await db.close()
    return sent
  }
}

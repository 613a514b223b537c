import { createAccounts, createPasswords } from '../../accounts/index'
import { createAudit } from '../../audit/index'
import { createDb } from '../../db/client'
import type { Origin } from '../../ports'
import { movableClock } from '../fixtures/clock'
import { testKeys } from '../fixtures/keys'
import { testNotices } from '../fixtures/notices'
import { password, ticketOf } from '../fixtures/people'
import { seededRandom } from '../fixtures/random'
import { silentLog } from '../fixtures/silent-log'

/** Signs Ana in and returns whether that succeeded. */
export const prepare = async ({ url, origin }: { url: string; origin: Origin }) => {
  const db = createDb(url)
  await db.read.user.count()
  const deps = { db, clock: movableClock(), random: seededRandom(process.pid), log: silentLog }
  const audit = createAudit({ db, key: testKeys.audit })
  const accounts = createAccounts({
    ...deps,
    audit,
    keys: testKeys,
    notices: testNotices(deps),
    mail: { enqueue: () => Promise.resolve(), enabled: false },
    origin: 'http://localhost:3000',
    signUp: 'closed',
    provider: null,
    passwords: createPasswords(),
    sessionIdle: 'P7D',
    sessionMax: 'P30D',
  })
  return async () => {
    const signedIn = await accounts.signIn('ana@example.com', password, origin)
    const session = signedIn.ok && (await accounts.exchangeTicket(ticketOf(signedIn), origin))
    await db.close()
    return session !== false && session !== null
  }
}

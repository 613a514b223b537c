import { createAudit } from '../../audit/index'
import { createDb, type Db } from '../../db/client'
import { type Journal, noJournal } from '../../journal/index'
import { createTokens, Scopes } from '../../tokens/index'
import { createUsage } from '../../usage/index'
import { movableClock } from '../fixtures/clock'
import { testKeys } from '../fixtures/keys'
import { testLimiter } from '../fixtures/limiter'
import { testNotices } from '../fixtures/notices'
import { seededRandom } from '../fixtures/random'
import { silentLog } from '../fixtures/silent-log'

/** Token service on a test's database, already connected. */
export async function openWorkerTokens(database: string | Db, journal: Journal = noJournal) {
  const db = typeof database === 'string' ? createDb(database) : database
  await db.read.token.count()
  const deps = { db, clock: movableClock(), random: seededRandom(process.pid), log: silentLog, journal }
  const tokens = createTokens({
    ...deps,
    keys: testKeys,
    scopes: new Scopes(),
    limiter: testLimiter(),
    notices: testNotices(deps),
    audit: createAudit({ db, key: testKeys.audit }),
    usage: createUsage({ ...deps, schedule: () => () => undefined }),
  })
  return { db, clock: deps.clock, tokens }
}

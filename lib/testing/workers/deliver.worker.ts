import type { TokenActor } from '../../actor'
import { createAudit } from '../../audit/index'
import { createDb } from '../../db/client'
import { deliver } from '../../destinations/verbs/deliver'
import { createStorage } from '../../storage/index'
import { movableClock } from '../fixtures/clock'
import { testKeys } from '../fixtures/keys'
import { testNotices } from '../fixtures/notices'
import { seededRandom } from '../fixtures/random'
import { silentLog } from '../fixtures/silent-log'

interface Input {
  readonly url: string
  readonly actor: TokenActor
  readonly id: string
  readonly times: number
}

/** Delivers `times` concurrently and returns the number of accepted deliveries. */
export const prepare = async ({ url, actor, id, times }: Input) => {
  const db = createDb(url)
  await db.read.delivery.count()
  const deps = { db, clock: movableClock(), random: seededRandom(process.pid), audit: createAudit({ db, key: testKeys.audit }) }
  const storage = createStorage({ contacts: 0, contactMegabytes: 0, deliveryMegabytes: 0 })
  const notices = testNotices({ ...deps, log: silentLog })
  const put = () => deliver({ ...deps, log: silentLog, notices, storage, tokens: null as never }, actor, id, { text: '{}', once: null })
  return async () => {
    const outcomes = await Promise.all(Array.from({ length: times }, put))
    await db.close()
    return outcomes.filter(({ ok }) => ok).length
  }
}

import { createDb } from '../../db/client'
import { createUsage, createWatch } from '../../usage/index'
import { movableClock } from '../fixtures/clock'
import { testNotices } from '../fixtures/notices'
import { seededRandom } from '../fixtures/random'
import { silentLog } from '../fixtures/silent-log'

/** Runs the watch once and returns the number of reports. */
export const prepare = async ({ url }: { url: string }) => {
  const db = createDb(url)
  await db.read.tokenNetwork.count()
  const deps = { db, clock: movableClock(), random: seededRandom(process.pid), log: silentLog }
  const usage = createUsage({ ...deps, schedule: () => () => undefined })
  const watch = createWatch({ ...deps, usage, notices: testNotices(deps) })
  return async () => {
    const { networks, rejections } = await watch.run()
    await db.close()
    return networks + rejections
  }
}

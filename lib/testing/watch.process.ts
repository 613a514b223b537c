import { createDb } from '../db/client'
import { createUsage, createWatch } from '../usage/index'
import { movableClock } from './clock'
import { testNotices } from './notices'
import { quiet } from './quiet'
import { seededRandom } from './random'

/** Watches beside a test that does the same; answers what it told. */
export const prepare = async ({ url }: { url: string }) => {
  const db = createDb(url)
  await db.read.tokenNetwork.count()
  const deps = { db, clock: movableClock(), random: seededRandom(process.pid), log: quiet }
  const usage = createUsage({ db, log: quiet, schedule: () => () => undefined })
  const watch = createWatch({ ...deps, usage, notices: testNotices(deps) })
  return async () => {
    const { networks, refusals } = await watch.run()
    await db.close()
    return networks + refusals
  }
}

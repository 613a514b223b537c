import { createAudit } from '../audit/index'
import { createDb } from '../db/client'
import { createTokens, Scopes } from '../tokens/index'
import type { EndsReport } from '../tokens/types'
import { createUsage } from '../usage/index'
import { besideTest } from './beside-test'
import { movableClock, neverJumped } from './clock'
import { testKeys } from './keys'
import { testNotices } from './notices'
import { seededRandom } from './random'

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** Runs the job of the ends, moment by moment, beside a test that does the same; answers what it did. */
await besideTest(async ({ url, at }: { url: string; at: readonly string[] }) => {
  const db = createDb(url)
  await db.read.token.count()
  const deps = { db, clock: movableClock(), random: seededRandom(process.pid), log: quiet }
  const tokens = createTokens({
    ...{ ...deps, keys: testKeys, scopes: new Scopes(), notices: testNotices(deps) },
    audit: createAudit({ db, key: testKeys.audit }),
    usage: createUsage({ db, log: quiet, schedule: () => () => undefined }),
  })
  return async () => {
    const reports: EndsReport[] = []
    for (const moment of at) {
      deps.clock.set(moment)
      reports.push(await tokens.runEnds({ kind: 'job', name: 'ends' }, neverJumped))
    }
    await db.close()
    return reports
  }
})

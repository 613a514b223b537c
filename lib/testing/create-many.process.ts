import type { PersonActor } from '../actor'
import { createAudit } from '../audit/index'
import { createDb } from '../db/client'
import { createTokens, Scopes } from '../tokens/index'
import { createUsage } from '../usage/index'
import { besideTest } from './beside-test'
import { movableClock } from './clock'
import { testKeys } from './keys'
import { testNotices } from './notices'
import { seededRandom } from './random'
import { userToken } from './scene'

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }

interface Input {
  readonly url: string
  readonly actor: PersonActor
  readonly count: number
}

/** Makes tokens, all at once, beside another process that does the same; answers how each attempt ended. */
await besideTest(async ({ url, actor, count }: Input) => {
  const db = createDb(url)
  await db.read.token.count()
  const deps = { db, clock: movableClock(), random: seededRandom(process.pid), log: quiet }
  const tokens = createTokens({
    ...{ ...deps, keys: testKeys, scopes: new Scopes(), notices: testNotices(deps) },
    audit: createAudit({ db, key: testKeys.audit }),
    usage: createUsage({ db, log: quiet }),
  })
  const attempt = async (): Promise<string> => {
    try {
      const made = await tokens.create(actor, userToken)
      return made.ok ? 'made' : made.error.code
    } catch (error) {
      return `threw ${error instanceof Error ? error.name : String(error)}`
    }
  }
  return async () => {
    const outcomes = await Promise.all(Array.from({ length: count }, attempt))
    await db.close()
    return outcomes
  }
})

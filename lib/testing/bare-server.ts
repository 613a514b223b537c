import { createAudit } from '../audit/index'
import type { Db } from '../db/client'
import { readEnv } from '../env'
import type { Clock } from '../ports'
import type { Server } from '../server'
import { createServiceTokens } from '../service-tokens/index'
import { createTokens, Scopes } from '../tokens/index'
import { createUsage } from '../usage/index'
import { movableClock } from './clock'
import { testKeys } from './keys'
import { testNotices } from './notices'
import { quiet } from './quiet'
import { seededRandom } from './random'

/** A database nobody may touch. */
const untouchable = new Proxy({} as Db, {
  get: () => {
    throw new Error('The database was touched.')
  },
})

/** A server for what needs no database, and must not ask one. */
export function bareServer(environment: Readonly<Record<string, string>> = {}, more: Partial<Server> = {}): Server {
  const clock: Clock = movableClock()
  const deps = { db: untouchable, clock, random: seededRandom(), keys: testKeys, log: quiet }
  const audit = createAudit({ db: untouchable, key: testKeys.audit })
  const usage = createUsage({ db: untouchable, log: quiet, schedule: () => () => undefined })
  const tokens = createTokens({ ...deps, audit, usage, notices: testNotices(deps), scopes: new Scopes() })
  return {
    ...deps,
    env: readEnv(environment),
    audit,
    usage,
    tokens,
    serviceTokens: createServiceTokens({ ...deps, audit }),
    qaClock: null,
    ...more,
  } as Server
}

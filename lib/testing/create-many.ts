// A process of its own for race tests: `create-many <url> <count> <actor as JSON>`. Says "ready", begins at the first
// line of its input, and prints how many creates ended in which way.
import { createInterface } from 'node:readline/promises'
import type { PersonActor } from '../actor'
import { createAudit } from '../audit/index'
import { createDb } from '../db/client'
import { createTokens, Scopes } from '../tokens/index'
import { createUsage } from '../usage/index'
import { movableClock } from './clock'
import { testKeys } from './keys'
import { testNotices } from './notices'
import { seededRandom } from './random'
import { userToken } from './scene'

const [url = '', count = '0', actorJson = '{}'] = process.argv.slice(2)
const actor: PersonActor = JSON.parse(actorJson)
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }
const db = createDb(url)
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

const input = createInterface({ input: process.stdin })
process.stdout.write('ready\n')
await new Promise((begin) => input.once('line', begin))
const outcomes = await Promise.all(Array.from({ length: Number(count) }, attempt))
process.stdout.write(`${JSON.stringify(outcomes)}\n`)
await db.close()
input.close()

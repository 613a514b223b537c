import { randomBytes } from 'node:crypto'
import { createDb } from '../../db/client'
import { readEnv } from '../../env'
import { wire } from '../../server'
import { movableClock } from '../fixtures/clock'
import { testKeys } from '../fixtures/keys'
import { silentLog } from '../fixtures/silent-log'
import { setUpConcurrently } from './set-up-race'

/** Runs setup concurrently in another process. */
export const prepare = async ({ url }: { url: string }) => {
  const db = createDb(url)
  const random = { bytes: (length: number) => randomBytes(length) }
  const { organizations, usage } = wire({ env: readEnv({}), keys: testKeys, db, clock: movableClock(), random, log: silentLog })
  await organizations.isSetUp()
  return async () => {
    const outcomes = await setUpConcurrently({ organizations }, 5, 'there')
    await usage.close()
    await db.close()
    return outcomes
  }
}

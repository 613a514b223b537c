import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Rejection } from '../../scripts/rejection.mjs'
import { type Env, readEnv } from '../env'
import { parseKeys, readKeyFile } from '../keys'

/** The environment; a wrong name is rejected in one sentence. */
export const configuration = (): Env => expected(() => readEnv())

/** Rejects a file of scopes that the dashboard could not use. */
export async function checkScopes({ scopesFile }: Env): Promise<void> {
  if (scopesFile === null) return
  // loaded where there is such a file only: every start waits for this
  const { Scopes } = await import('../tokens/index')
  expected(() => Scopes.fromFile(scopesFile))
}

/** Rejects keys that are weak, misshapen or readable by others; false when there are none yet. */
export function checkKeys(env: Env): boolean {
  const { keys } = env
  const file = join(env.dataFolder, 'keys.json')
  if (keys !== null) expected(() => parseKeys(keys, 'KEYRAIL_KEYS'))
  else if (existsSync(file)) expected(() => readKeyFile(file))
  else return false
  return true
}

/** For commands that need the keys: the folder may be the wrong one, so the rejection names it. */
export function requireKeys(env: Env): void {
  if (checkKeys(env)) return
  throw new Rejection(
    `There is no key file in ${env.dataFolder}. Name the data folder Keyrail was started with: KEYRAIL_DATA=/its/folder. If it was never started: npm start`,
  )
}

function expected<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw new Rejection(error instanceof Error ? error.message : String(error))
  }
}

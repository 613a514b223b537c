import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../../scripts/refusal.mjs'
import { type Env, readEnv } from '../env'
import { parseKeys, readKeyFile } from '../keys'

/** The environment; a wrong name is refused in one sentence. */
export const configuration = (): Env => expected(() => readEnv())

/** Refuses a file of scopes that the dashboard could not use. */
export async function checkScopes({ scopesFile }: Env): Promise<void> {
  if (scopesFile === null) return
  // loaded where there is such a file only: every start waits for this
  const { Scopes } = await import('../tokens/index')
  expected(() => Scopes.fromFile(scopesFile))
}

/** Refuses keys that are weak, misshapen or readable by others; false when there are none yet. */
export function checkKeys(env: Env): boolean {
  const { keys } = env
  const file = join(env.dataFolder, 'keys.json')
  if (keys !== null) expected(() => parseKeys(keys, 'KEYRAIL_KEYS'))
  else if (existsSync(file)) expected(() => readKeyFile(file))
  else return false
  return true
}

/** For commands that need the keys: the folder may be the wrong one, so the refusal names it. */
export function requireKeys(env: Env): void {
  if (checkKeys(env)) return
  throw new Refusal(
    `There is no key file in ${env.dataFolder}. Name the data folder Keyrail was started with: KEYRAIL_DATA=/its/folder. If it was never started: npm start`,
  )
}

function expected<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw new Refusal(error instanceof Error ? error.message : String(error))
  }
}

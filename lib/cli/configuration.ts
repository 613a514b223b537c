import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { CommandError } from '../../scripts/command-error.mjs'
import { type Env, readEnv } from '../env'
import { parseKeys, readKeyFile } from '../keys'

/** Reads the environment; throws a CommandError for an invalid variable. */
export const configuration = (): Env => expected(() => readEnv())

/** Throws if the scopes file or the route file has a mistake. */
export async function checkFiles({ scopesFile, routesFile }: Env): Promise<void> {
  if (scopesFile === null && routesFile === null) return
  // loaded on demand: every start waits for this import
  const { Scopes } = await import('../tokens/verify')
  const { readRoutes } = await import('../verifier/forward-auth/routes')
  const { names } = expected(() => Scopes.fromFile(scopesFile))
  if (routesFile !== null) expected(() => readRoutes(routesFile, names))
}

/** Throws if keys are weak, malformed or readable by others. Returns false if there are none yet. */
export function checkKeys(env: Env): boolean {
  const { keys } = env
  const file = join(env.dataFolder, 'keys.json')
  if (keys !== null) expected(() => parseKeys(keys, 'KEYRAIL_KEYS'))
  else if (existsSync(file)) expected(() => readKeyFile(file))
  else return false
  return true
}

/** For commands that need keys. The message names the data folder, which may be the wrong one. */
export function requireKeys(env: Env): void {
  if (checkKeys(env)) return
  throw new CommandError(
    `There is no key file in ${env.dataFolder}. Set KEYRAIL_DATA to the data folder of your installation. For a new installation, run: npm start`,
  )
}

function expected<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message : String(error))
  }
}

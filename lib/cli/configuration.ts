import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { CommandError } from '../../scripts/command-error.mjs'
import { type Env, readEnv } from '../env'
import { errorCode } from '../errors'
import { type Keys, parseKeys, readKeyFile } from '../keys'

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

/** Creates an empty journal if there is none; throws if it can't be written. */
export async function checkJournal({ journalFile }: Env): Promise<void> {
  if (journalFile === null) return
  const { tryFile } = await import('../journal/index')
  await tryFile(journalFile).catch((error: unknown) => {
    throw new CommandError(
      `The journal ${journalFile} can't be written (${errorCode(error) ?? 'unknown error'}). Set KEYRAIL_JOURNAL to another file.`,
    )
  })
}

/** The keys, or null if there are none yet. Throws if they are weak, malformed or readable by others. */
export function givenKeys(env: Env): Keys | null {
  const { keys } = env
  const file = join(env.dataFolder, 'keys.json')
  if (keys !== null) return expected(() => parseKeys(keys, 'KEYRAIL_KEYS'))
  return existsSync(file) ? expected(() => readKeyFile(file)) : null
}

/** For commands that need keys. The message names the data folder, which may be the wrong one. */
export function requireKeys(env: Env): void {
  if (givenKeys(env)) return
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

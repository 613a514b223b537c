import { isLocal } from '../../local-address.mjs'
import type { OrganisationsDeps } from '../deps'
import { hasPeople } from '../store'

export interface InstallationCheck {
  readonly name: string
  readonly state: 'verified' | 'attention'
  /** What was found, or what to do. */
  readonly detail: string
  /** Setup cannot go on before it is verified. */
  readonly blocking: boolean
}

/** What setup shows before it asks for anything. */
export async function checkInstallation(deps: OrganisationsDeps): Promise<readonly InstallationCheck[]> {
  const reachable = await answers(() => hasPeople(deps.db.read))
  const migrations = reachable === null ? null : await answers(deps.migrations)
  return [
    check('Database', reachable !== null, engineSentence(deps), 'The database does not answer. Start it, or correct DATABASE_URL.'),
    check(
      'Migrations',
      migrations === 'current',
      'All migrations are applied.',
      'The database is not of this version. Stop Keyrail and run npm start.',
    ),
    // Keyrail does not start with a missing or weak key, so this line is read only where it holds
    check('Encryption key', true, 'Every key has at least 32 random bytes.', ''),
    addressCheck(deps.origin),
  ]
}

async function answers<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask()
  } catch {
    return null
  }
}

const check = (name: string, good: boolean, found: string, todo: string): InstallationCheck => ({
  name,
  state: good ? 'verified' : 'attention',
  detail: good ? found : todo,
  blocking: true,
})

const engineSentence = ({ db }: OrganisationsDeps): string => `${db.engine === 'sqlite' ? 'SQLite' : 'Postgres'} answers.`

function addressCheck(origin: string): InstallationCheck {
  const safe = isLocal(origin) || origin.startsWith('https://')
  const detail = safe ? origin : `${origin} is not https: sign-ins can be read on the way. Set KEYRAIL_ORIGIN to an https address.`
  return { name: 'Public address', state: safe ? 'verified' : 'attention', detail, blocking: false }
}

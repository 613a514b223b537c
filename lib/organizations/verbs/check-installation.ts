import { isLocal } from '../../boot/loopback.mjs'
import { type SmtpStatus, smtpErrorMessages } from '../../mail/index'
import type { OrganizationsDeps } from '../deps'
import { hasPeople } from '../store'

export interface InstallationCheck {
  readonly name: string
  /** `unset`: it works without. */
  readonly state: 'verified' | 'attention' | 'unset'
  /** What was found, or what to do. */
  readonly detail: string
  /** Setup cannot go on before it is verified. */
  readonly blocking: boolean
  /** Keyrail is whole without it. */
  readonly optional: boolean
  /** A test message can be sent. */
  readonly sendsTest: boolean
}

/** What setup shows before it asks for anything. */
export async function checkInstallation(deps: OrganizationsDeps): Promise<readonly InstallationCheck[]> {
  const found = await lookAround(deps)
  return [
    databaseCheck(deps, !found.away),
    migrationsCheck(found.migrations === 'current'),
    // Keyrail does not start with a missing or weak key, so this line is read only where it holds
    blocking('Encryption key set', true, 'Every key has at least 32 random bytes.', ''),
    addressCheck(deps.origin),
    schedulerCheck(deps.qa, found.beat),
    mailCheck(found.mail),
  ]
}

async function lookAround(deps: OrganizationsDeps) {
  const away = (await answers(() => hasPeople(deps.db.read))) === null
  const [migrations, beat, mail] = await Promise.all([
    away ? null : answers(deps.migrations),
    away ? null : answers(() => sinceBeat(deps)),
    deps.mail.status(),
  ])
  return { away, migrations, beat, mail }
}

async function answers<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask()
  } catch {
    return null
  }
}

/** Seconds since jobs last ran in any process; null when none runs them. */
async function sinceBeat({ lastBeat, clock }: OrganizationsDeps): Promise<number | null> {
  const at = await lastBeat()
  return at && Math.max(0, Math.round(((await clock.now()).getTime() - at.getTime()) / 1000))
}

const row = (name: string, state: InstallationCheck['state'], detail: string): InstallationCheck => ({
  ...{ name, state, detail, blocking: false, optional: false, sendsTest: false },
})

const blocking = (name: string, good: boolean, found: string, todo: string): InstallationCheck => ({
  ...row(name, good ? 'verified' : 'attention', good ? found : todo),
  blocking: true,
})

function databaseCheck({ db }: OrganizationsDeps, reachable: boolean): InstallationCheck {
  const found = `${db.engine === 'sqlite' ? 'SQLite' : 'Postgres'} answers.`
  return blocking('Database reachable', reachable, found, 'The database does not answer. Start it, or correct DATABASE_URL.')
}

function migrationsCheck(current: boolean): InstallationCheck {
  const todo = 'The database is not of this version. Stop Keyrail and run npm start.'
  return blocking('Migrations applied', current, 'All migrations are applied.', todo)
}

function addressCheck(origin: string): InstallationCheck {
  const safe = isLocal(origin) || origin.startsWith('https://')
  const detail = safe ? origin : `${origin} is not https: sign-ins can be read on the way. Set KEYRAIL_ORIGIN to an https address.`
  return row('Public address', safe ? 'verified' : 'attention', detail)
}

function schedulerCheck(qa: boolean, seconds: number | null): InstallationCheck {
  const name = 'Scheduler running'
  if (seconds !== null) return row(name, 'verified', `Jobs last ran ${seconds === 1 ? '1 second' : `${seconds} seconds`} ago.`)
  if (qa) return row(name, 'unset', 'In QA mode jobs run when a test asks for it.')
  const todo = 'No jobs ran in the last two minutes: nobody is warned and nothing ends. Check again in a moment, or start Keyrail again.'
  return row(name, 'attention', todo)
}

const mailStates: Readonly<Record<SmtpStatus, readonly [InstallationCheck['state'], string]>> = {
  not_configured: ['unset', 'People are told in the app only. To send mail as well, set SMTP_URL and start Keyrail again.'],
  kept_for_tests: ['verified', 'In QA mode mail is kept, to be read by tests.'],
  ok: ['verified', 'The mail server answers.'],
  unreachable: ['attention', smtpErrorMessages.unreachable],
  rejected: ['attention', smtpErrorMessages.rejected],
  no_tls: ['attention', smtpErrorMessages.no_tls],
}

function mailCheck(found: SmtpStatus): InstallationCheck {
  const [state, detail] = mailStates[found]
  return { ...row('Mail delivery', state, detail), optional: true, sendsTest: found !== 'not_configured' }
}

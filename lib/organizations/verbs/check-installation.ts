import { isLocal } from '../../boot/loopback.mjs'
import type { DiskState } from '../../disk/index'
import { type SmtpStatus, smtpErrorMessages } from '../../mail/index'
import type { OrganizationsDeps } from '../deps'
import { hasPeople } from '../store'

export interface InstallationCheck {
  readonly name: string
  /** `unset`: not configured, and Keyrail works without it. */
  readonly state: 'verified' | 'attention' | 'unset'
  /** What was found, or what to do. */
  readonly detail: string
  /** True if setup cannot continue until this is verified. */
  readonly blocking: boolean
  readonly optional: boolean
  /** True if a test email can be sent. */
  readonly sendsTest: boolean
}

/** Never throws: a check that fails is reported as one that needs attention. */
export async function checkInstallation(deps: OrganizationsDeps): Promise<readonly InstallationCheck[]> {
  const { reachable, migrations, disk, secondsSinceJobs, mail } = await inspect(deps)
  return [
    databaseCheck(deps, reachable),
    migrationsCheck(migrations === 'current'),
    // Keyrail does not start with a missing or weak key, so this is always verified
    blocking('Encryption key set', true, 'Every key has at least 32 random bytes.', ''),
    ...diskCheck(disk),
    originCheck(deps.origin),
    ...proxyCheck(deps),
    schedulerCheck(deps.qa, secondsSinceJobs),
    mailCheck(mail),
  ]
}

async function inspect(deps: OrganizationsDeps) {
  const reachable = (await orNull(() => hasPeople(deps.db.read))) !== null
  const [migrations, disk, secondsSinceJobs, mail] = await Promise.all([
    reachable ? orNull(deps.migrations) : null,
    deps.disk.state(),
    reachable ? orNull(() => sinceBeat(deps)) : null,
    deps.mail.status(),
  ])
  return { reachable, migrations, disk, secondsSinceJobs, mail }
}

async function orNull<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask()
  } catch {
    return null
  }
}

/** Seconds since jobs last ran in any process; null if none runs them. */
async function sinceBeat({ lastBeat, clock }: OrganizationsDeps): Promise<number | null> {
  const at = await lastBeat()
  return at && Math.max(0, Math.round(((await clock.now()).getTime() - at.getTime()) / 1000))
}

const check = (name: string, state: InstallationCheck['state'], detail: string): InstallationCheck => ({
  name,
  state,
  detail,
  blocking: false,
  optional: false,
  sendsTest: false,
})

const blocking = (name: string, passed: boolean, found: string, todo: string): InstallationCheck => ({
  ...check(name, passed ? 'verified' : 'attention', passed ? found : todo),
  blocking: true,
})

function databaseCheck({ db }: OrganizationsDeps, reachable: boolean): InstallationCheck {
  const found = `Keyrail can reach the ${db.engine === 'sqlite' ? 'SQLite' : 'Postgres'} database.`
  return blocking('Database reachable', reachable, found, "Keyrail can't reach the database. Start it, or correct DATABASE_URL.")
}

function migrationsCheck(current: boolean): InstallationCheck {
  const todo = 'The database schema does not match this version of Keyrail. Stop Keyrail and run npm start.'
  return blocking('Migrations applied', current, 'The database schema is up to date.', todo)
}

/** Nothing to say without a floor. */
function diskCheck({ freeMegabytes, minFreeMegabytes, isLow }: DiskState): InstallationCheck[] {
  if (minFreeMegabytes === 0) return []
  if (freeMegabytes === null) return [check('Disk space', 'unset', "The system doesn't tell how much disk space is free.")]
  const free = `${freeMegabytes.toLocaleString('en-US')} MB free.`
  const todo = `${free} Below ${minFreeMegabytes.toLocaleString('en-US')} MB, software can't write. Free disk space; people can still deactivate and delete tokens.`
  return [check('Disk space', isLow ? 'attention' : 'verified', isLow ? todo : free)]
}

function originCheck(origin: string): InstallationCheck {
  const safe = isLocal(origin) || origin.startsWith('https://')
  const detail = safe ? origin : `${origin} does not use HTTPS, so passwords can be intercepted. Set KEYRAIL_ORIGIN to an https:// URL.`
  return check('Public address', safe ? 'verified' : 'attention', detail)
}

/** Nothing to say without a sign of a proxy. */
function proxyCheck({ proxies, trustedProxies }: OrganizationsDeps): InstallationCheck[] {
  const warning = proxies.warning()
  if (warning !== null) return [check('Reverse proxy', 'attention', warning)]
  return trustedProxies.length === 0
    ? []
    : [check('Reverse proxy', 'verified', `IP addresses are taken from X-Forwarded-For of ${trustedProxies.join(', ')}.`)]
}

function schedulerCheck(qa: boolean, seconds: number | null): InstallationCheck {
  const name = 'Scheduler running'
  if (seconds !== null) return check(name, 'verified', `Jobs last ran ${seconds === 1 ? '1 second' : `${seconds} seconds`} ago.`)
  if (qa) return check(name, 'unset', 'In QA mode, jobs run only when a test requests them.')
  const todo = 'No jobs ran in the last two minutes, so no notifications are sent. Check again in a moment, or restart Keyrail.'
  return check(name, 'attention', todo)
}

const mailStates: Readonly<Record<SmtpStatus, readonly [InstallationCheck['state'], string]>> = {
  not_configured: ['unset', 'People are notified in the app only. To send email too, set SMTP_URL and restart Keyrail.'],
  kept_for_tests: ['verified', 'In QA mode, email is stored for tests instead of being sent.'],
  ok: ['verified', 'Keyrail can connect to the mail server.'],
  unreachable: ['attention', smtpErrorMessages.unreachable],
  rejected: ['attention', smtpErrorMessages.rejected],
  no_tls: ['attention', smtpErrorMessages.no_tls],
}

function mailCheck(status: SmtpStatus): InstallationCheck {
  const [state, detail] = mailStates[status]
  return { ...check('Mail delivery', state, detail), optional: true, sendsTest: status !== 'not_configured' }
}

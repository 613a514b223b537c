import 'server-only'
import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import { type AccountDataExport, createAccountData } from './account-data/index'
import { type Accounts, createAccounts, createPasswords, type Passwords } from './accounts/index'
import { type Audit, createAudit } from './audit/index'
import { type AuditLog, createAuditLog } from './audit-log/index'
import { type Contacts, createContacts } from './contacts/index'
import { createDb, type Db } from './db/client'
import { migrationState } from './db/migrate'
import { deleteExpired, type Retention } from './db/retention'
import { createDestinations, type Destinations } from './destinations/index'
import { type Env, readEnv } from './env'
import { settleEach } from './errors'
import { retention as idempotency } from './http/clean-store'
import { revokePresented } from './http/revoke-presented'
import { createJobs, type Jobs, lastBeat } from './jobs/index'
import { type Keys, parseKeys, readKeyFile } from './keys'
import { createLog } from './log'
import { createMail, type Mail } from './mail/index'
import { createNotices, type Notices } from './notices/index'
import { createOidc, type Oidc } from './oidc/index'
import { createOrganizations, type Organizations } from './organizations/index'
import type { Clock, Log, Random } from './ports'
import { retention as rateLimits } from './rate-limit/store'
import { createServiceTokens, type ServiceTokens } from './service-tokens/index'
import { createQaClock, type QaClock } from './time/qa-clock'
import { lastJump } from './time/store'
import { createSystemClock } from './time/system-clock'
import { createTokens, Scopes, type Tokens } from './tokens/index'
import { createUsage, createWatch, type Usage } from './usage/index'
import type { VerifierServices } from './verifier/services'

/** Everything a transport needs, wired once per process. */
export interface Server {
  readonly env: Env
  readonly keys: Keys
  readonly db: Db
  readonly clock: Clock
  /** Null outside QA mode. */
  readonly qaClock: QaClock | null
  readonly random: Random
  readonly log: Log
  readonly audit: Audit
  readonly auditLog: AuditLog
  readonly usage: Usage
  readonly mail: Mail
  readonly notices: Notices
  readonly accounts: Accounts
  readonly accountData: AccountDataExport
  /** Null without an OpenID Connect provider. */
  readonly oidc: Oidc | null
  readonly organizations: Organizations
  readonly tokens: Tokens
  readonly destinations: Destinations
  readonly serviceTokens: ServiceTokens
  readonly revokePresented: VerifierServices['revokePresented']
  readonly contacts: Contacts
  readonly jobs: Jobs
  /** Stops the jobs, writes pending usage counts and closes the database. */
  close(): Promise<void>
}

/** Inputs of `wire`: everything the modules take from outside. */
export interface Wiring {
  readonly env: Env
  readonly keys: Keys
  readonly db: Db
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  /** A new one by default; pass one to share it between servers of a process. */
  readonly passwords?: Passwords
}

const machineTime = (): Date => new Date()
const machineRandom: Random = { bytes: (length) => randomBytes(length) }

/** Wires the modules; seeding passes a separate clock. */
export function wire({ env, keys, db, clock, random, log, passwords = createPasswords() }: Wiring) {
  const audit = createAudit({ db, key: keys.audit })
  const auditLog = createAuditLog({ db, clock, log, audit })
  const usage = createUsage({ db, random, log })
  const mail = createMail({ db, clock, random, log, smtp: env.smtp, qa: env.qa })
  const notices = createNotices({ db, clock, random, mail, origin: env.origin })
  const { origin, host, setupCode, signUp, sessionIdle, sessionMax } = env
  const shared = { db, clock, random, audit, notices, mail, log, origin }
  const accounts = createAccounts({ ...shared, keys, signUp, provider: env.oidc, sessionIdle, sessionMax, passwords })
  const oidc = env.oidc && createOidc({ db, clock, random, log, accounts, origin, settings: env.oidc })
  const migrations = () => migrationState(env.databaseUrl, resolve('prisma/migrations', db.engine))
  const tokens = createTokens({ db, clock, random, keys, audit, usage, notices, log, scopes: Scopes.fromFile(env.scopesFile) })
  const organizations = createOrganizations({
    db,
    clock,
    random,
    audit,
    accounts,
    notices,
    tokens,
    log,
    origin,
    host,
    setupCode,
    migrations,
    mail,
    lastBeat: async () => lastBeat(db, await clock.now()),
    qa: env.qa,
  })
  const serviceTokens = createServiceTokens({ db, audit, clock, random, keys, log })
  const contacts = createContacts({ db, clock, random, keys, audit })
  const destinations = createDestinations({ db, clock, random, log, audit, notices, tokens })
  const watch = createWatch({ db, clock, usage, notices })
  const cleaning = (retention: Retention) => ({ clean: (now: Date) => deleteExpired(db, now, retention) })
  const cleaners = [accounts, ...(oidc ? [oidc] : []), tokens, watch, notices, mail, cleaning(idempotency), cleaning(rateLimits)]
  const jobs = createJobs({
    db,
    clock,
    random,
    log,
    accounts,
    tokens,
    auditLog,
    watch,
    notices,
    mail,
    destinations,
    cleaners,
    jumpedAt: () => lastJump(db),
  })
  const accountData = createAccountData({ db, clock, audit })
  return {
    audit,
    auditLog,
    usage,
    mail,
    notices,
    accounts,
    accountData,
    oidc,
    organizations,
    tokens,
    destinations,
    serviceTokens,
    revokePresented: (presented: string, caller: Parameters<VerifierServices['revokePresented']>[1]) =>
      revokePresented({ tokens, serviceTokens }, presented, caller),
    contacts,
    jobs,
  }
}

function createServer(env: Env): Server {
  const keys = env.keys === null ? readKeyFile(resolve(env.dataFolder, 'keys.json')) : parseKeys(env.keys, 'KEYRAIL_KEYS')
  const log = createLog(env.logLevel)
  const db = createDb(env.databaseUrl)
  const systemClock = createSystemClock({ db, log, time: machineTime })
  const qaClock = env.qa ? createQaClock({ db, time: machineTime }) : null
  const wiring = { env, keys, db, clock: qaClock ?? systemClock, random: machineRandom, log }
  const wired = wire(wiring)
  return {
    ...wiring,
    ...wired,
    qaClock,
    close: () => settleEach([wired.jobs.stop, wired.usage.close, ...(qaClock ? [] : [systemClock.close]), db.close], (step) => step()),
  }
}

// pages, actions and routes are bundled separately and must share one server
const slot = Symbol.for('keyrail.server')
const shared = globalThis as { [slot]?: Server }

/** The server of this process, created on first use. */
export function getServer(): Server {
  shared[slot] ??= createServer(readEnv())
  return shared[slot]
}

/** The server of this process; null before its first use. */
export const existingServer = (): Server | null => shared[slot] ?? null

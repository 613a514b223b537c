import 'server-only'
import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import { version } from '../package.json'
import { createAccountData } from './account-data/index'
import { createAccounts, createPasswords } from './accounts/index'
import { createAudit } from './audit/index'
import { createAuditLog } from './audit-log/index'
import { createKnownSessions } from './auth/known-sessions'
import { createContacts } from './contacts/index'
import { createDb } from './db/client'
import { migrationState } from './db/migrate'
import { readMigrations } from './db/migrations'
import { createDestinations } from './destinations/index'
import { createDisk, freeWhereWritten } from './disk/index'
import { type Env, readEnv } from './env'
import { settleEach } from './errors'
import { revokePresented } from './http/revoke-presented'
import { createProxyWatch } from './http/unnamed-proxy'
import { createJobs, findFailedJobs, lastBeat } from './jobs/index'
import { createJournal, noJournal } from './journal/index'
import { introduceKeys } from './key-check/index'
import { parseKeys, readKeyFile } from './keys'
import { createLog } from './log'
import { createMail } from './mail/index'
import { createMaintenance } from './maintenance/index'
import { createNotices } from './notices/index'
import { createOidc } from './oidc/index'
import { createOrganizations } from './organizations/index'
import type { Random } from './ports'
import { createTokenLimiter } from './rate-limit/token-limiter'
import { createServiceTokens } from './service-tokens/index'
import { createStatus } from './status/index'
import { createStorage } from './storage/index'
import { createClockOperator } from './time/clock-operator'
import { createQaClock } from './time/qa-clock'
import { lastJump } from './time/store'
import { createSystemClock } from './time/system-clock'
import { createTokens, Scopes } from './tokens/index'
import { createUsage, createWatch } from './usage/index'
import type { VerifierServices } from './verifier/services'
import { createThreadRecorder } from './verifier/thread-recorder'
import { restoreWith } from './wiring/restore'
import { rowCleaners } from './wiring/row-cleaners'
import type { Server, Wiring } from './wiring/server-type'
import { verifyTogetherWith } from './wiring/verify-together'

export type { Server, Wiring }

const machineTime = (): Date => new Date()
const machineRandom: Random = { bytes: (length) => randomBytes(length) }

/** Wires the modules; seeding passes a separate clock. */
export function wire({ env, keys, clock, random, log, journal = noJournal, passwords = createPasswords(), ...given }: Wiring) {
  const db = journal.over(given.db)
  const audit = createAudit({ db, key: keys.audit })
  const auditLog = createAuditLog({ db, clock, log, audit, journal })
  const usage = createUsage({ db, random, log, recorder: given.recorder })
  const mail = createMail({ db, clock, random, log, smtp: env.smtp, qa: env.qa })
  const notices = createNotices({ db, clock, random, mail, origin: env.origin })
  const { origin, host, setupCode, signUp, sessionIdle, sessionMax } = env
  const shared = { db, clock, random, audit, notices, mail, log, origin }
  const accounts = createAccounts({ ...shared, keys, signUp, provider: env.oidc, sessionIdle, sessionMax, passwords })
  const oidc = env.oidc && createOidc({ db, clock, random, log, accounts, origin, settings: env.oidc })
  const proxies = createProxyWatch(env, log)
  const disk = createDisk({ readFree: freeWhereWritten(env), minFreeMegabytes: env.minFreeMegabytes, log })
  const migrationsFolder = resolve('prisma/migrations', db.engine)
  const migrations = () => migrationState(env.databaseUrl, migrationsFolder)
  const beat = async () => lastBeat(db, await clock.now())
  const limiter = createTokenLimiter({ redisUrl: env.redisUrl, processes: 1, log })
  const scopes = Scopes.fromFile(env.scopesFile)
  const tokens = createTokens({ db, clock, random, keys, audit, usage, notices, log, journal, scopes, limiter })
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
    organizationsPerPerson: env.organizationsPerPerson,
    lastBeat: beat,
    qa: env.qa,
    proxies,
    disk,
    trustedProxies: env.trustedProxies,
  })
  const serviceTokens = createServiceTokens({ db, audit, clock, random, keys, log, journal })
  const storage = createStorage(env.storage)
  const contacts = createContacts({ db, clock, random, keys, audit, storage })
  const destinations = createDestinations({ db, clock, random, log, audit, notices, storage, tokens })
  const watch = createWatch({ db, clock, usage, notices })
  const cleaners = [accounts, ...(oidc ? [oidc] : []), tokens, organizations, watch, notices, mail, ...rowCleaners(db)]
  const maintenance = createMaintenance({ db, clock, audit })
  const status = createStatus({
    db,
    clock,
    random,
    tokens,
    organizations,
    auditLog,
    mail,
    origin: env.origin,
    version,
    migration: () => readMigrations(migrationsFolder).at(-1)?.name ?? '',
    lastBeat: beat,
    failedJobs: (since) => findFailedJobs(db, since),
  })
  const jobs = createJobs({
    db,
    clock,
    random,
    log,
    accounts,
    tokens,
    serviceTokens,
    auditLog,
    watch,
    notices,
    mail,
    destinations,
    organizations,
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
    knownSessions: createKnownSessions({ random, origin }),
    oidc,
    organizations,
    maintenance,
    tokens,
    limiter,
    destinations,
    serviceTokens,
    revokePresented: (presented: string, caller: Parameters<VerifierServices['revokePresented']>[1]) =>
      revokePresented({ tokens, serviceTokens }, presented, caller),
    verifyTogether: verifyTogetherWith({ db, clock, keys, scopes, log, journal, usage, limiter }),
    contacts,
    jobs,
    finishRestore: restoreWith({ db, clock, audit, journal, tokens, serviceTokens, auditLog }),
    // QA data is disposable, and reset under the current keys
    introduceKeys: async () => {
      if (!env.qa) await introduceKeys({ db, keys, audit })
    },
    status,
    proxies,
    disk,
  }
}

function createServer(env: Env, usageThread: string | undefined): Server {
  const keys = env.keys === null ? readKeyFile(resolve(env.dataFolder, 'keys.json')) : parseKeys(env.keys, 'KEYRAIL_KEYS')
  const log = createLog(env.logLevel)
  const db = createDb(env.databaseUrl, machineRandom)
  const systemClock = createSystemClock({ db, log, time: machineTime })
  const qaClock = env.qa ? createQaClock({ db, time: machineTime }) : null
  const writer = randomBytes(9).toString('base64url')
  const journal = env.journalFile === null ? noJournal : createJournal({ path: env.journalFile, auditKey: keys.audit, writer, log })
  const wiring = { env, keys, db, clock: qaClock ?? systemClock, random: machineRandom, log, journal }
  const recorder = usageThread && createThreadRecorder({ databaseUrl: env.databaseUrl, log, file: usageThread })
  const wired = wire({ ...wiring, ...(recorder && { recorder }) })
  return {
    ...wiring,
    ...wired,
    qaClock,
    clockOperator: createClockOperator({ db, audit: wired.audit, time: machineTime }),
    clockDisagreement: () => (qaClock ? null : systemClock.disagreement()),
    close: () =>
      settleEach(
        [wired.jobs.stop, async () => wired.limiter.close(), wired.usage.close, ...(qaClock ? [] : [systemClock.close]), db.close],
        (step) => step(),
      ),
  }
}

// pages, actions and routes are bundled separately and must share one server
const slot = Symbol.for('keyrail.server')
/** Path of the bundled thread that records usage. Set by scripts/start/preload.mjs: commands end before a thread would be useful. */
const usageThread = Symbol.for('keyrail.usage-thread')
const shared = globalThis as { [slot]?: Server; [usageThread]?: string }

/** The server of this process, created on first use. */
export function getServer(): Server {
  shared[slot] ??= createServer(readEnv(), shared[usageThread])
  return shared[slot]
}

/** The server of this process; null before its first use. */
export const existingServer = (): Server | null => shared[slot] ?? null

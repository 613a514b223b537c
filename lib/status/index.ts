import { setTimeout as pause } from 'node:timers/promises'
import type { AccountActor, OperatorActor } from '../actor'
import { fail, type Outcome, ok } from '../result'
import { daysAfter } from '../time/calendar'
import { mintToken, mintTokenKey } from '../tokens/index'
import { findAdministered } from './administered'
import type { StatusDeps } from './deps'
import type { HealthView, InstallationView, IntegrityView } from './schema'
import { findLastBackup, putLastBackup, readVersion } from './store'
import { sendStatusTestEmail, type TestEmailFailure } from './test-email'

export interface Status {
  /** Returns within seconds, also without a database. */
  health(): Promise<HealthView>
  /** For owners and admins of any organization that they may enter. */
  installation(actor: AccountActor): Promise<Outcome<InstallationView, 'forbidden'>>
  /** Sends an email to the actor, who may see the installation. */
  sendTestEmail(actor: AccountActor): Promise<Outcome<{ readonly to: string }, TestEmailFailure>>
  /** A backup was made just now. */
  recordBackup(actor: OperatorActor): Promise<void>
}

export const createStatus = (deps: StatusDeps): Status => ({
  health: () => readHealth(deps),
  installation: (actor) => readInstallation(deps, actor),
  sendTestEmail: (actor) => sendStatusTestEmail(deps, actor),
  recordBackup: async () => putLastBackup(deps.db, await deps.clock.now()),
})

const timeoutMs = 5_000

async function works(work: () => Promise<unknown>): Promise<boolean> {
  const responded = work().then(
    () => true,
    () => false,
  )
  return Promise.race([responded, pause(timeoutMs, false, { ref: false })])
}

/** Verifies a token that does not exist: all the steps of a verification up to the verdict. */
async function readHealth({ db, clock, random, tokens }: StatusDeps): Promise<HealthView> {
  const unknown = mintToken(mintTokenKey('user', random), random)
  const [verification, database, at] = await Promise.all([works(() => tokens.verify(unknown)), works(() => readVersion(db)), clock.now()])
  return { verification, database, at: at.toISOString() }
}

async function readInstallation(deps: StatusDeps, actor: AccountActor): Promise<Outcome<InstallationView, 'forbidden'>> {
  const administered = await findAdministered(deps, actor)
  if (administered.length === 0) return fail('forbidden')
  const { db, clock, organizations, auditLog, mail, version, migration, lastBeat, failedJobs } = deps
  const since = daysAfter(await clock.now(), -1)
  const [checks, database, beat, backup, failed, emails, audit] = await Promise.all([
    organizations.checkInstallation(),
    readVersion(db),
    lastBeat(),
    findLastBackup(db.read),
    failedJobs(since),
    mail.countEmails(since),
    Promise.all(administered.map(async ({ orgId, name }) => integrityOf(name, await auditLog.integrity(orgId)))),
  ])
  return ok({
    checks,
    versions: { keyrail: version, node: process.version, database, migration: migration() },
    lastBeat: beat?.toISOString() ?? null,
    lastBackup: backup?.toISOString() ?? null,
    failedJobs: failed.map(({ name, startedAt }) => ({ job: name, at: startedAt.toISOString() })),
    emails: mail.enabled ? emails : null,
    audit,
  })
}

type Integrity = Awaited<ReturnType<StatusDeps['auditLog']['integrity']>>

const integrityOf = (organization: string, integrity: Integrity): IntegrityView => ({
  organization,
  verifiedAt: integrity?.at ?? null,
  entries: integrity?.entries ?? 0,
  firstBroken: integrity?.firstBroken ?? null,
})

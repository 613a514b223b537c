import { setTimeout as pause } from 'node:timers/promises'
import type { AccountActor, Role } from '../actor'
import { fail, type Outcome, ok } from '../result'
import { daysAfter } from '../time/calendar'
import { mintToken, mintTokenKey } from '../tokens/index'
import type { StatusDeps } from './deps'
import type { HealthView, InstallationView, IntegrityView } from './schema'
import { readVersion } from './store'

export interface Status {
  /** Returns within seconds, also without a database. */
  health(): Promise<HealthView>
  /** For owners and admins of any organization that they may enter. */
  installation(actor: AccountActor): Promise<Outcome<InstallationView, 'forbidden'>>
}

export const createStatus = (deps: StatusDeps): Status => ({
  health: () => readHealth(deps),
  installation: (actor) => readInstallation(deps, actor),
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
  const [checks, database, beat, failed, emails, audit] = await Promise.all([
    organizations.checkInstallation(),
    readVersion(db),
    lastBeat(),
    failedJobs(since),
    mail.countEmails(since),
    Promise.all(administered.map(async ({ orgId, name }) => integrityOf(name, await auditLog.integrity(orgId)))),
  ])
  return ok({
    checks,
    versions: { keyrail: version, node: process.version, database, migration: migration() },
    lastBeat: beat?.toISOString() ?? null,
    failedJobs: failed.map(({ name, startedAt }) => ({ job: name, at: startedAt.toISOString() })),
    emails,
    audit,
  })
}

async function findAdministered({ organizations }: StatusDeps, { userId }: AccountActor) {
  const visible = await organizations.visibleTo(userId)
  return visible.filter(({ lacksSecondFactor, role }) => !lacksSecondFactor && isAdministratorRole(role))
}

const isAdministratorRole = (role: Role): boolean => role === 'owner' || role === 'admin'

type Integrity = Awaited<ReturnType<StatusDeps['auditLog']['integrity']>>

const integrityOf = (organization: string, integrity: Integrity): IntegrityView => ({
  organization,
  verifiedAt: integrity?.at ?? null,
  entries: integrity?.entries ?? 0,
  firstBroken: integrity?.firstBroken ?? null,
})

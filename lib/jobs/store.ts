import type { Db, Tx } from '../db/client'

export interface LeaseTerms {
  readonly name: string
  readonly holder: string
  readonly now: Date
  readonly until: Date
}

/** Takes or renews the lease of a job; false while another process holds it. */
export async function takeLease(db: Db, { name, holder, now, until }: LeaseTerms): Promise<boolean> {
  const taken = await db.write(
    (tx) =>
      tx.$executeRaw`INSERT INTO "JobLease" ("name", "holder", "until") VALUES (${name}, ${holder}, ${until})
        ON CONFLICT ("name") DO UPDATE SET "holder" = excluded."holder", "until" = excluded."until"
        WHERE "JobLease"."until" <= ${now} OR "JobLease"."holder" = excluded."holder"`,
  )
  return taken === 1
}

/** Lets others run at once what this process ran until now. */
export async function releaseLeases(db: Db, holder: string): Promise<void> {
  await db.write((tx) => tx.jobLease.deleteMany({ where: { holder } }))
}

export const findLease = (db: Db, name: string) => db.read.jobLease.findUnique({ where: { name } })

export interface Run {
  readonly name: string
  readonly startedAt: Date
  readonly endedAt: Date
  readonly did: string | null
  readonly error: string | null
}

export async function recordRun(db: Db, { name, startedAt, endedAt, did, error }: Run): Promise<void> {
  await db.write(
    (tx) =>
      tx.$executeRaw`INSERT INTO "JobRun" ("name", "startedAt", "endedAt", "did", "error")
        VALUES (${name}, ${startedAt}, ${endedAt}, ${did}, ${error}) ON CONFLICT ("name", "startedAt") DO NOTHING`,
  )
}

/** From when rows of each kind are of no use any more. */
export interface Bounds {
  readonly idempotency: Date
  readonly tickets: Date
  readonly throttles: Date
  readonly limits: Date
  readonly runs: Date
}

/** Deletes what only time makes useless; answers how many rows. */
export async function deleteOld(tx: Tx, bounds: Bounds): Promise<number> {
  const deleted = [
    await tx.idempotency.deleteMany({ where: { createdAt: { lt: bounds.idempotency } } }),
    await tx.signInTicket.deleteMany({ where: { expiresAt: { lt: bounds.tickets } } }),
    await tx.throttle.deleteMany({ where: { lastFailedAt: { lt: bounds.throttles }, blockedUntil: { lt: bounds.throttles } } }),
    await tx.rateLimit.deleteMany({ where: { windowStart: { lt: bounds.limits } } }),
    await tx.jobRun.deleteMany({ where: { startedAt: { lt: bounds.runs } } }),
  ]
  return deleted.reduce((sum, { count }) => sum + count, 0)
}

import type { Db } from '../db/client'
import type { Retention } from '../db/retention'
import { daysAfter } from '../time/calendar'

interface LeaseTerms {
  readonly name: string
  readonly holder: string
  readonly now: Date
  readonly until: Date
}

/**
 * Takes or renews the lease of a job; false while another process holds it. A lease written by a clock that ran ahead is cut
 * to the normal length.
 */
export async function takeLease(db: Db, { name, holder, now, until }: LeaseTerms): Promise<boolean> {
  const taken = await db.write(async (tx) => {
    await tx.$executeRaw`UPDATE "JobLease" SET "until" = ${until} WHERE "name" = ${name} AND "holder" <> ${holder} AND "until" > ${until}`
    return tx.$executeRaw`INSERT INTO "JobLease" ("name", "holder", "until") VALUES (${name}, ${holder}, ${until})
        ON CONFLICT ("name") DO UPDATE SET "holder" = excluded."holder", "until" = excluded."until"
        WHERE "JobLease"."until" <= ${now} OR "JobLease"."holder" = excluded."holder"`
  })
  return taken === 1
}

/** Lets other processes take over immediately. */
export async function releaseLeases(db: Db, holder: string): Promise<void> {
  await db.write((tx) => tx.jobLease.deleteMany({ where: { holder } }))
}

export const findLease = (db: Db, name: string) => db.read.jobLease.findUnique({ where: { name } })

interface Run {
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

/** Jobs whose last recorded run since a time failed. Runs without work are not recorded. */
export async function findFailedJobs(db: Db, since: Date): Promise<{ name: string; startedAt: Date }[]> {
  const last = await db.read.jobRun.findMany({ where: { startedAt: { gte: since } }, orderBy: { startedAt: 'desc' }, distinct: ['name'] })
  return last.filter(({ error }) => error !== null)
}

export const retention = {
  runs: (tx, now, take) =>
    tx.$executeRaw`DELETE FROM "JobRun" WHERE ("name", "startedAt") IN
      (SELECT "name", "startedAt" FROM "JobRun" WHERE "startedAt" < ${daysAfter(now, -14)} LIMIT ${take})`,
} as const satisfies Retention

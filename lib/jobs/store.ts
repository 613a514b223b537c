import type { Db } from '../db/client'

export interface LeaseTerms {
  readonly name: string
  readonly holder: string
  readonly now: Date
  readonly until: Date
}

/**
 * Takes or renews the lease of a job; false while another process holds it. A lease that ends later than one that is taken
 * now was taken under a clock that was ahead: it counts no longer than one that whoever sees it would take.
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

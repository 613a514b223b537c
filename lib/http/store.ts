import type { Db, Tx } from '../db/client'
import { errorCode } from '../errors'
import { daysAfter } from '../time/calendar'
import type { DeletionTime } from '../time/deletion'

/** Resolves if the database responds. */
export async function ping(db: Db): Promise<void> {
  await db.read.setting.findFirst({ select: { key: true } })
}

/** An Idempotency-Key of a token on one route, held since `createdAt`. */
export interface Claim {
  readonly actor: string
  readonly route: string
  readonly key: string
  readonly bodyDigest: string
  readonly createdAt: Date
}

export interface OnceRow {
  readonly bodyDigest: string
  /** Null while the first request runs. */
  readonly status: number | null
  readonly response: string | null
  readonly createdAt: Date
}

const keyOf = ({ actor, route, key }: Claim) => ({ actor, route, key })
const running = (claim: Claim) => ({ ...keyOf(claim), createdAt: claim.createdAt, status: null })

/** Claims a key that is new or was claimed a day before `now`; false if it is taken. Without `now`, keys do not expire. */
export async function claimOnce(db: Db, claim: Claim, now: DeletionTime | null): Promise<boolean> {
  try {
    await db.write(async (tx) => {
      if (now) await tx.idempotency.deleteMany({ where: { ...keyOf(claim), createdAt: { lte: daysAfter(now, -1) } } })
      await tx.idempotency.create({ data: claim })
    })
    return true
  } catch (error) {
    if (errorCode(error) !== 'P2002') throw error
    return false
  }
}

export const readOnce = (db: Db, claim: Claim): Promise<OnceRow | null> =>
  db.read.idempotency.findUnique({
    where: { actor_route_key: keyOf(claim) },
    select: { bodyDigest: true, status: true, response: true, createdAt: true },
  })

/** Takes a key over from a request that began at `since` and never finished; only one of several concurrent calls succeeds. */
export async function takeOverOnce(db: Db, claim: Claim, since: Date): Promise<boolean> {
  const where = { ...running(claim), createdAt: since }
  const { count } = await db.write((tx) => tx.idempotency.updateMany({ where, data: { createdAt: claim.createdAt } }))
  return count === 1
}

/** Stores the response of the request that holds the key; false if another request has taken it over. */
export async function finishOnce(tx: Tx, claim: Claim, status: number, response: string): Promise<boolean> {
  return (await tx.idempotency.updateMany({ where: running(claim), data: { status, response } })).count === 1
}

export async function releaseOnce(db: Db, claim: Claim): Promise<void> {
  await db.write((tx) => tx.idempotency.deleteMany({ where: running(claim) }))
}

import type { Db, Tx } from '../db/client'
import { errorCode } from '../errors'

/** Resolves when the database answers. */
export async function ping(db: Db): Promise<void> {
  await db.read.setting.findFirst({ select: { key: true } })
}

/** An Idempotency-Key of a token on one address, held since `createdAt`. */
export interface Claim {
  readonly actor: string
  readonly route: string
  readonly key: string
  readonly bodyDigest: string
  readonly createdAt: Date
}

export interface OnceRow {
  readonly bodyDigest: string
  /** Null while the first call runs. */
  readonly status: number | null
  readonly response: string | null
  readonly createdAt: Date
}

const keyOf = ({ actor, route, key }: Claim) => ({ actor, route, key })
const running = (claim: Claim) => ({ ...keyOf(claim), createdAt: claim.createdAt, status: null })

/** Takes a key for the first call with it, or for one since it was taken before `before`; false when it is taken. */
export async function claimOnce(db: Db, claim: Claim, before: Date): Promise<boolean> {
  try {
    await db.write(async (tx) => {
      await tx.idempotency.deleteMany({ where: { ...keyOf(claim), createdAt: { lte: before } } })
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

/** Takes a key from a call that began at `since` and never ended; one of many at once succeeds. */
export async function takeOverOnce(db: Db, claim: Claim, since: Date): Promise<boolean> {
  const where = { ...running(claim), createdAt: since }
  const { count } = await db.write((tx) => tx.idempotency.updateMany({ where, data: { createdAt: claim.createdAt } }))
  return count === 1
}

/** Writes the answer of the call that holds a key; false when another has taken it over. */
export async function finishOnce(tx: Tx, claim: Claim, status: number, response: string): Promise<boolean> {
  return (await tx.idempotency.updateMany({ where: running(claim), data: { status, response } })).count === 1
}

export async function releaseOnce(db: Db, claim: Claim): Promise<void> {
  await db.write((tx) => tx.idempotency.deleteMany({ where: running(claim) }))
}

import { daysAfter } from '../time/calendar'
import {
  type DestinationKey,
  deleteDeliveries,
  findBeyond,
  findFull,
  findLeft,
  findLeftOf,
  findOlder,
  findReceiving,
  rememberKeys,
} from './clean-store'
import type { DestinationsDeps } from './deps'
import { keptDays, keptDeliveries } from './limits'

type CleanDeps = Pick<DestinationsDeps, 'db' | 'clock'>
type Find = (take: number) => Promise<string[]>

/** Bodies are large: a few to a transaction, so that nobody waits for it. */
const perTransaction = 100
/** What is left after so many transactions waits for the next run. */
const perRun = 500
/** What is written so long after its time is seen all the same: transactions take a while, clocks of processes differ. */
const lateMs = 600_000
/** A key outlives its delivery until it is so old. */
const keyDays = 1

/** Deletes what is older than it is kept, what is beyond the latest of a destination, and what deleted ones left. */
export function createCleaning(deps: CleanDeps): () => Promise<number> {
  const { db, clock } = deps
  const dropBeyond = droppingBeyond(deps)
  return async () => {
    const now = await clock.now()
    const older = await dropAll(deps, (take) => findOlder(db.read, daysAfter(now, -keptDays), take))
    const left = await dropAll(deps, (take) => findLeft(db.read, take))
    return older + left + (await dropBeyond(now))
  }
}

/** All deliveries are counted once: from then on only those destinations are looked at into which something came. */
function droppingBeyond(deps: CleanDeps): (now: Date) => Promise<number> {
  const { read } = deps.db
  let doneUntil: Date | null = null
  return async (now) => {
    const since = doneUntil && doneUntil <= now ? new Date(doneUntil.getTime() - lateMs) : null
    const places = since ? await findReceiving(read, since) : await findFull(read, keptDeliveries)
    const terms = { keysSince: daysAfter(now, -keyDays) }
    const dropped: number[] = []
    for (const place of places) dropped.push(await dropAll(deps, (take) => findBeyond(read, place, keptDeliveries, take), terms))
    if (dropped.every((count) => count < perRun * perTransaction)) doneUntil = now
    return dropped.reduce((sum, count) => sum + count, 0)
  }
}

/** What a destination left that was deleted a moment ago: as much as somebody waits for, the rest is the job's. */
export const dropLeft = (deps: CleanDeps, place: DestinationKey): Promise<number> =>
  dropAll(deps, (take) => findLeftOf(deps.db.read, place, take), { transactions: 10 })

interface Terms {
  readonly transactions?: number
  /** The keys of those that are younger are remembered. */
  readonly keysSince?: Date
}

async function dropAll({ db }: CleanDeps, find: Find, { transactions = perRun, keysSince }: Terms = {}): Promise<number> {
  let dropped = 0
  for (let round = 0; round < transactions; round += 1) {
    const ids = await find(perTransaction)
    if (ids.length === 0) break
    dropped += await db.write(async (tx) => {
      if (keysSince) await rememberKeys(tx, ids, keysSince)
      return deleteDeliveries(tx, ids)
    })
  }
  return dropped
}

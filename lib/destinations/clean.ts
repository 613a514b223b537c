import { daysAfter } from '../calendar'
import { deleteDeliveries, findBeyond, findFull, findLeft, findLeftOf, findOlder, type Place, rememberKeys } from './clean-store'
import type { DestinationsDeps } from './deps'
import { keptDays, keptDeliveries } from './limits'

type CleanDeps = Pick<DestinationsDeps, 'db' | 'clock'>
type Find = (take: number) => Promise<string[]>

/** Bodies are large: a few to a transaction, so that nobody waits for it. */
const perTransaction = 100
/** What is left after so many transactions waits for the next run. */
const perRun = 500
/** A key outlives its delivery until it is so old. */
const keyDays = 1

/** Deletes what is older than it is kept, what is beyond the latest of a destination, and what deleted ones left. */
export async function cleanDeliveries(deps: CleanDeps): Promise<number> {
  const { db, clock } = deps
  const now = await clock.now()
  const older = await dropAll(deps, (take) => findOlder(db.read, daysAfter(now, -keptDays), take))
  const left = await dropAll(deps, (take) => findLeft(db.read, take))
  let beyond = 0
  for (const place of await findFull(db.read, keptDeliveries)) {
    beyond += await dropAll(deps, (take) => findBeyond(db.read, place, keptDeliveries, take), { keysSince: daysAfter(now, -keyDays) })
  }
  return older + left + beyond
}

/** What a destination left that was deleted a moment ago: as much as somebody waits for, the rest is the job's. */
export const dropLeft = (deps: CleanDeps, place: Place): Promise<number> =>
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

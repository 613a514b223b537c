import type { Reader } from '../db/client'
import { daysAfter } from '../time/calendar'
import { deletionTime } from '../time/deletion'
import { hourMs, minuteMs } from '../time/units'
import {
  type DestinationKey,
  deleteDeliveries,
  findDeliveriesOf,
  findDestinationsAfter,
  findExcess,
  findExpired,
  findOrphaned,
  findReceiving,
  rememberKeys,
} from './clean-store'
import type { DestinationsDeps } from './deps'
import { keptDays, keptDeliveries } from './limits'

type CleanDeps = Pick<DestinationsDeps, 'db' | 'clock'>
type Find = (take: number) => Promise<string[]>

/** Bodies are large: small transactions keep other writes from waiting. */
const perTransaction = 100
/** Maximum transactions per run; the next run deletes the rest. */
const perRun = 500
const perRead = 500
/** Overlap between runs for deliveries that commit late and for clocks that differ between processes. */
const lateMs = 600_000
/** After a longer pause every destination is checked instead of every minute: this bounds the number of reads. */
const maxPauseMs = hourMs
/** Age in days up to which the idempotency key of a deleted delivery is kept. */
const keyDays = 1

/** Deletes deliveries of deleted destinations and those beyond a limit, and unless the clock is in doubt, expired ones. */
export function createCleaning(deps: CleanDeps): () => Promise<number> {
  const { db, clock } = deps
  const deleteExcess = createExcessDeletion(deps)
  return async () => {
    const before = await deletionTime(clock)
    const expired = before ? await deleteAll(deps, (take) => findExpired(db.read, before, keptDays, take)) : 0
    const orphaned = await deleteAll(deps, (take) => findOrphaned(db.read, take))
    return expired + orphaned + (await deleteExcess(await clock.now()))
  }
}

/** Looks at every destination on the first run and after a pause, otherwise only at those with recent deliveries. */
function createExcessDeletion(deps: CleanDeps): (now: Date) => Promise<number> {
  const { read } = deps.db
  let doneUntil: Date | null = null
  return async (now) => {
    const since = doneUntil && isRecent(doneUntil, now) ? new Date(doneUntil.getTime() - lateMs) : null
    const keys = since ? await receivingSince(read, since, now) : everyDestination(read)
    const options = { keysSince: daysAfter(now, -keyDays) }
    const deleted: number[] = []
    for await (const key of keys) deleted.push(await deleteAll(deps, (take) => findExcess(read, key, keptDeliveries, take), options))
    if (deleted.every((count) => count < perRun * perTransaction)) doneUntil = now
    return deleted.reduce((sum, count) => sum + count, 0)
  }
}

const isRecent = (at: Date, now: Date): boolean => at <= now && now.getTime() - at.getTime() < maxPauseMs

async function* everyDestination(db: Reader): AsyncGenerator<DestinationKey> {
  for (let after: string | null = ''; after !== null; ) {
    const keys: DestinationKey[] = await findDestinationsAfter(db, after, perRead)
    yield* keys
    after = keys.length < perRead ? null : (keys.at(-1)?.destinationId ?? null)
  }
}

/** Each once. One statement reads the deliveries of a minute: they may be many. */
async function receivingSince(db: Reader, since: Date, now: Date): Promise<Iterable<DestinationKey>> {
  const found = new Map<string, DestinationKey>()
  for (let from = since; from <= now; from = new Date(from.getTime() + minuteMs)) {
    const to = new Date(from.getTime() + minuteMs)
    for (const key of await findReceiving(db, from, to)) found.set(key.destinationId, key)
  }
  return found.values()
}

/** Deletes the first 1,000 deliveries of a destination that was just deleted; the job deletes the rest. */
export const deleteDeliveriesOf = (deps: CleanDeps, key: DestinationKey): Promise<number> =>
  deleteAll(deps, (take) => findDeliveriesOf(deps.db.read, key, take), { transactions: 10 })

interface Options {
  readonly transactions?: number
  /** Remembers the idempotency keys of deliveries that are younger than this. */
  readonly keysSince?: Date
}

async function deleteAll({ db }: CleanDeps, find: Find, { transactions = perRun, keysSince }: Options = {}): Promise<number> {
  let deleted = 0
  for (let round = 0; round < transactions; round += 1) {
    const ids = await find(perTransaction)
    if (ids.length === 0) break
    deleted += await db.write(async (tx) => {
      if (keysSince) await rememberKeys(tx, ids, keysSince)
      return deleteDeliveries(tx, ids)
    })
  }
  return deleted
}

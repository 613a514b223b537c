import type { Db } from '../db/client'
import type { Env } from '../env'
import { readAll, writeAll } from '../seeding/index'
import type { Server } from '../server'
import { minuteMs } from '../time/units'
import { type PresetName, presetNames } from '../tokens/index'
import { fillPreset } from './fill'
import type { QaData } from './qa-data'
import { wipe } from './store'

export const qaPresets = [...presetNames, 'empty'] as const
export type QaPreset = (typeof qaPresets)[number]

interface Filled {
  readonly data: QaData
  readonly rows: Awaited<ReturnType<typeof readAll>>
  readonly at: Date
}

/** Thrown if the database has people that QA mode did not create. */
export class ForeignDatabase extends Error {}
const foreign = 'This database has people that QA mode did not create. Point KEYRAIL_QA_DATABASE_URL at an empty database.'

/** True for the default QA file, which nothing else uses. */
const isOwnFile = ({ databaseUrl, dataFolder }: Env): boolean => databaseUrl === `file:${dataFolder}/qa.db`

/**
 * Later resets reuse the rows of an earlier one: their times age, but within a quarter of an hour no day changes in any time zone, and no
 * status.
 */
const quarterOf = (time: Date): number => Math.floor(time.getTime() / (15 * minuteMs))
const filled = new WeakMap<Db, Map<PresetName, Filled>>()
let last: Promise<unknown> = Promise.resolve()

/** Empties the database and fills it with a preset, one reset at a time. `empty` leaves it without people. */
export function resetQa(server: Server, preset: QaPreset): Promise<QaData> {
  const reset = last.then(() => replace(server, preset))
  last = reset.catch(() => undefined)
  return reset
}

async function replace(server: Server, preset: QaPreset): Promise<QaData> {
  await server.usage.flush().catch(() => undefined)
  if (!(await wipe(server.db, isOwnFile(server.env)))) throw new ForeignDatabase(foreign)
  if (preset === 'empty') return { organization: null, users: [], locations: [], destinations: [], tokens: [] }
  const before = filled.get(server.db)?.get(preset)
  return before && quarterOf(before.at) === quarterOf(await server.clock.now()) ? refill(server, before) : fill(server, preset)
}

async function refill({ db }: Server, { rows, data }: Filled): Promise<QaData> {
  await writeAll(db, rows)
  return data
}

async function fill(server: Server, preset: PresetName): Promise<QaData> {
  const at = await server.clock.now()
  const data = await fillPreset(server, preset)
  const known = filled.get(server.db) ?? new Map<PresetName, Filled>()
  filled.set(server.db, known.set(preset, { data, rows: await readAll(server.db), at }))
  return data
}

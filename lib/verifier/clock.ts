import { advanceClock, type ClockState, confirmClock, disagreement, type Reading, startClock, toleranceMs } from '../time/clock-rule'
import { confirmedKey, highWaterKey, offsetKey } from '../time/store'
import type { LookupQuery, LookupRow } from './reader'

/** Time from the statement that reads a row: what the database knows about the time belongs to the same moment as the row. */
export interface JudgingClock {
  /** The query with more columns at the end. */
  query(query: LookupQuery): LookupQuery
  /** The time at which a row of that query is judged. */
  at(row: LookupRow | null): Date
}

/**
 * The machine's clock under the rule of `clock-rule`, but never behind the latest time that any process has stored, nor behind an
 * earlier verdict. It goes back only when the operator says so.
 */
export function systemTime(time: () => Date, elapsed: () => number = () => performance.now()): JudgingClock {
  let state: ClockState | null = null
  const [markOf, confirmedOf] = [readTime(), readTime()]

  function advance(reading: Reading, mark: number | null, confirmed: number | null): ClockState {
    const next = state ? advanceClock(state, reading) : startClock(mark, reading)
    const isConfirmed = confirmed !== null && Math.abs(reading.wall - confirmed) <= toleranceMs
    if (isConfirmed && disagreement(next, reading) !== null) return confirmClock(reading)
    return mark !== null && mark > next.latest ? { ...next, latest: mark } : next
  }

  return {
    query: withSettings(highWaterKey, confirmedKey),
    at(row) {
      const reading = { wall: time().getTime(), elapsed: elapsed() }
      // without a row there is no mark to start from, and nothing to judge
      if (!row && !state) return new Date(reading.wall)
      state = advance(reading, markOf(row?.at(-2)), confirmedOf(row?.at(-1)))
      return new Date(state.latest)
    },
  }
}

/** Reads times, most of which are equal to the one before. */
function readTime(): (stored: LookupRow[number] | undefined) => number | null {
  let [before, time] = ['', 0]
  return (stored) => {
    if (typeof stored !== 'string') return null
    if (stored !== before) [before, time] = [stored, Date.parse(stored)]
    return time
  }
}

/** The clock of QA mode, whose offset every process reads each time. */
export const qaTime = (time: () => Date): JudgingClock => ({
  query: withSettings(offsetKey),
  at: (row) => new Date(time().getTime() + Number(row?.at(-1) ?? 0)),
})

const withSettings =
  (...keys: readonly string[]) =>
  (query: LookupQuery): LookupQuery => ({
    ...query,
    columns: [...query.columns, ...keys.map((key) => `(SELECT "value" FROM "Setting" WHERE "key" = '${key}')`)],
  })

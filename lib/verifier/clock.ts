import { highWaterKey, offsetKey } from '../time/store'
import type { LookupQuery } from './reader'

interface JudgingClock {
  /** The query with one more column at the end: what the database knows about the time. */
  query(query: LookupQuery): LookupQuery
  /** The time at which a row is judged. */
  at(setting: unknown): Date
}

/** The machine's clock, but never behind the latest time that any process has stored, nor behind itself. */
export function systemTime(time: () => Date): JudgingClock {
  let latest = 0
  return {
    query: withSetting(highWaterKey),
    at: (stored) => {
      latest = Math.max(latest, time().getTime(), typeof stored === 'string' ? Date.parse(stored) || 0 : 0)
      return new Date(latest)
    },
  }
}

/** The clock of QA mode. Its offset is read by the statement that reads the token, so every process agrees at every moment. */
export const qaTime = (time: () => Date): JudgingClock => ({
  query: withSetting(offsetKey),
  at: (offset) => new Date(time().getTime() + Number(offset ?? 0)),
})

const withSetting =
  (key: string) =>
  (query: LookupQuery): LookupQuery => ({ ...query, columns: [...query.columns, `(SELECT "value" FROM "Setting" WHERE "key" = '${key}')`] })

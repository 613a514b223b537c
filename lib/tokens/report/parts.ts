import { hourMs } from '../../time/units'

export interface Period {
  readonly from: Date
  /** Not part of it. */
  readonly to: Date
}

/** True if a period has more rows than one statement should compare. */
type IsLong = (part: Period) => Promise<boolean>

/** Splits a period into parts that are not long, or one hour each. */
export async function* partsOf({ from, to }: Period, isLong: IsLong): AsyncGenerator<Period> {
  let hours = hoursBetween(from, to)
  for (let start = from; start < to; ) {
    hours = Math.min(hours, hoursBetween(start, to))
    let part = periodOf(start, hours)
    while (hours > 1 && (await isLong(part))) {
      hours = Math.ceil(hours / 4)
      part = periodOf(start, hours)
    }
    yield part
    start = part.to
    hours *= 2
  }
}

const hoursBetween = (from: Date, to: Date): number => Math.ceil((to.getTime() - from.getTime()) / hourMs)
const periodOf = (from: Date, hours: number): Period => ({ from, to: new Date(from.getTime() + hours * hourMs) })

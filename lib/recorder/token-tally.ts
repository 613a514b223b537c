import type { OrgId, TokenId } from '../ids'
import type { HourCount, LastUse, RejectionCount, Use } from './types'

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] }

/** The uses of one token, summed. A tally has one for almost every use, so it takes little memory: hours come from the tally, which shares them. */
export class TokenTally {
  readonly last: Mutable<LastUse>
  hours: readonly Mutable<HourCount>[] = []
  rejections: readonly Mutable<RejectionCount>[] = []

  constructor(orgId: OrgId, tokenId: TokenId) {
    this.last = { orgId, tokenId, accepted: null, acceptedWithOld: null, acceptedWithCurrent: null, rejected: null }
  }

  get sortedHours(): readonly HourCount[] {
    return this.hours.toSorted((a, b) => a.generation - b.generation || a.hour.getTime() - b.hour.getTime())
  }

  get sortedRejections(): readonly RejectionCount[] {
    return this.rejections.toSorted((a, b) => compare(a.code, b.code) || a.hour.getTime() - b.hour.getTime())
  }

  find(generation: number, hour: Date): Mutable<HourCount> | undefined {
    return this.hours.find((count) => count.generation === generation && count.hour.getTime() === hour.getTime())
  }

  addHour(generation: number, hour: Date): Mutable<HourCount> {
    const { orgId, tokenId } = this.last
    const count = { orgId, tokenId, generation, hour, accepted: 0, rejected: 0 }
    this.hours = [...this.hours, count]
    return count
  }

  countRejection(code: string, hour: Date, count: number): void {
    const { orgId, tokenId } = this.last
    const before = this.rejections.find((each) => each.code === code && each.hour.getTime() === hour.getTime())
    if (before) before.count += count
    else this.rejections = [...this.rejections, { orgId, tokenId, code, hour, count }]
  }

  use(use: Use): void {
    if (use.code !== 'ok') this.last.rejected = later(this.last.rejected, use)
    else this.#accept(use, use.current ? null : use, use.current ? use : null)
  }

  /** Adds the last uses of another tally. */
  merge({ accepted, acceptedWithOld, acceptedWithCurrent, rejected }: LastUse): void {
    this.#accept(accepted, acceptedWithOld, acceptedWithCurrent)
    this.last.rejected = later(this.last.rejected, rejected)
  }

  #accept(accepted: Use | null, withOld: Use | null, withCurrent: Use | null): void {
    const { last } = this
    last.accepted = later(last.accepted, accepted)
    last.acceptedWithOld = later(last.acceptedWithOld, withOld)
    last.acceptedWithCurrent = ofNewerSecret(last.acceptedWithCurrent, withCurrent)
  }
}

function later(a: Use | null, b: Use | null): Use | null {
  if (!a || !b) return a ?? b
  return b.at >= a.at ? b : a
}

/** The use of the newer secret; the later one if both used the same. */
function ofNewerSecret(a: Use | null, b: Use | null): Use | null {
  if (!a || !b || a.generation === b.generation) return later(a, b)
  return b.generation > a.generation ? b : a
}

export const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

/** A limit as typed; null = no limit. */
export type LimitText = string | null

export const limitText = (limit: number): LimitText => (limit === 0 ? null : String(limit))

/** 0 = no limit. Invalid text becomes NaN, which the server reports for its field. */
export function limitOf(text: LimitText): number {
  if (text === null) return 0
  return /^\s*\d+\s*$/.test(text) ? Number(text) : Number.NaN
}

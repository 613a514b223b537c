import type { HeaderOf } from './credentials'

/** Reads names and values as Node received them: its parsed headers drop the second of two. */
export const rawHeaders =
  (raw: readonly string[]): HeaderOf =>
  (name) => {
    const values = raw.filter((_, index) => index % 2 === 1 && raw[index - 1]?.toLowerCase() === name)
    return values.length === 0 ? null : values.join(', ')
  }

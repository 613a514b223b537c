import type { Random } from '../ports'

/** Asks `source` for `size` bytes, once for many ids. */
export function pooledRandom(source: Random, size: number): Random {
  let pool = source.bytes(size)
  let used = 0
  return {
    bytes(length) {
      if (used + length > size) {
        pool = source.bytes(size)
        used = 0
      }
      used += length
      return pool.subarray(used - length, used)
    },
  }
}

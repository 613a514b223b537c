/** Callers that are remembered: then the ones with a full bucket are forgotten. */
const remembered = 10_000

/**
 * Limits the rate of each caller: `perSecond` on average and `burst` together. `take` returns false, and takes nothing, if the
 * bucket of a caller is empty. `now` is in milliseconds.
 */
export function createBuckets({ perSecond, burst, now = () => performance.now() }) {
  const buckets = new Map()

  function forgetFull(at) {
    for (const [name, bucket] of buckets) if (levelOf(bucket, at) >= burst) buckets.delete(name)
    // more callers than that within a burst: none of them has a history worth its memory
    if (buckets.size >= remembered) buckets.clear()
  }

  const levelOf = ({ level, at }, now) => Math.min(burst, level + ((now - at) / 1_000) * perSecond)

  return {
    take(name) {
      const at = now()
      const bucket = buckets.get(name)
      if (!bucket && buckets.size >= remembered) forgetFull(at)
      const level = bucket ? levelOf(bucket, at) : burst
      const isAllowed = level >= 1
      buckets.set(name, { level: isAllowed ? level - 1 : level, at })
      return isAllowed
    },
  }
}

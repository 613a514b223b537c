import { type Rate, rateOf, windowMs } from './rate'

interface Window {
  /** Milliseconds since 1970. */
  startedAt: number
  count: number
}

/** Number of windows; beyond it the oldest are dropped. */
const capacity = 50_000

/** Counts requests in the memory of this process: each key has windows of a minute that begin with their first request. */
export function createWindows() {
  const windows = new Map<string, Window>()

  function current(key: string, now: number): Window {
    const window = windows.get(key)
    if (window && now >= window.startedAt && now < window.startedAt + windowMs) return window
    const opened = { startedAt: now, count: 0 }
    // at the end of the map, whose first entries are the oldest
    windows.delete(key)
    windows.set(key, opened)
    dropOld(now)
    return opened
  }

  function dropOld(now: number): void {
    for (const [key, { startedAt }] of windows) {
      if (windows.size <= capacity && now < startedAt + windowMs) return
      windows.delete(key)
    }
  }

  return {
    take(key: string, limit: number, now: Date): Rate {
      const window = current(key, now.getTime())
      const rate = rateOf(limit, window.count + 1, window.startedAt + windowMs - now.getTime())
      if (rate.allowed) window.count += 1
      return rate
    },
  }
}

import { whereIs } from '../boot/origin-url.mjs'
import type { Log } from '../ports'

const maxOrigins = 20

/** Logs each origin whose actions are rejected, once per process, so that requests from elsewhere cannot fill the log. */
export function createOriginWarning(log: Pick<Log, 'warn'>): (from: string | null, configured: string) => void {
  const seen = new Set<string>()
  return (from, configured) => {
    const origin = (from ?? 'none').slice(0, 200)
    if (seen.has(origin) || seen.size >= maxOrigins) return
    seen.add(origin)
    log.warn(`An action from another origin was rejected. ${whereIs(configured)}`, { origin })
  }
}

import { isExpired, isWithin, type Moment } from './clock'
import type { Verdict } from './verdict'

interface Kept {
  readonly verdict: Verdict
  readonly since: Moment
}

/** Verdicts by the digest of their question, each for at most `maxMs` after it was asked; the oldest make room. */
export class VerdictCache {
  readonly #maxMs: number
  readonly #capacity: number
  readonly #kept = new Map<string, Kept>()

  constructor(maxMs: number, capacity = 10_000) {
    this.#maxMs = maxMs
    this.#capacity = capacity
  }

  get size(): number {
    return this.#kept.size
  }

  find(key: string, now: Moment): Verdict | null {
    const kept = this.#kept.get(key)
    if (!kept || !isWithin(kept.since, now, this.#maxMs)) return null
    return kept.verdict.active && isExpired(kept.verdict.expiresAt, now) ? null : kept.verdict
  }

  keep(key: string, verdict: Verdict, since: Moment): void {
    this.#kept.delete(key)
    this.#kept.set(key, { verdict, since })
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > this.#capacity && oldest !== undefined) this.#kept.delete(oldest)
  }
}

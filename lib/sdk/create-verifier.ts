import { ask, type Question, type Reply } from './ask'
import { type Clock, isExpired, isWithin, type Moment } from './clock'
import { readOptions, type VerifierOptions } from './options'
import { VerifierUnavailable } from './unavailable'
import { malformed, type Verdict } from './verdict'
import { VerdictCache } from './verdict-cache'

export interface VerifyNeeds {
  /** Scopes that the token must have now. */
  readonly scopes?: readonly string[]
  /** IP address of the software that presented the token; a token with an IP allowlist is rejected without it. */
  readonly ip?: string | null | undefined
}

export interface Verifier {
  /** Throws VerifierUnavailable if Keyrail cannot know. */
  verify(token: string, needs?: VerifyNeeds): Promise<Verdict>
}

interface Surroundings {
  readonly fetch: typeof globalThis.fetch
  readonly clock: Clock
}

interface Flight {
  readonly since: Moment
  readonly verdict: Promise<Verdict>
}

/** Characters: twice the length of a token, below every limit of the verifier. */
const longestToken = 140

/** A verifier whose state is out of reach for loggers and inspectors. */
export function verifierWith(options: VerifierOptions, { fetch, clock }: Surroundings): Verifier {
  const settings = readOptions(options)
  const { cacheMs } = settings
  const cache = new VerdictCache(cacheMs)
  const flights = new Map<string, Flight>()

  async function askNow(question: Question): Promise<Reply> {
    const reply = await ask(fetch, settings, question)
    const { verdict } = reply
    if (verdict.active && isExpired(verdict.expiresAt, clock()))
      throw new VerifierUnavailable('the verdict says active, but its expiration is past')
    return reply
  }

  async function take(key: string, question: Question, since: Moment): Promise<Verdict> {
    try {
      const { verdict, counted } = await askNow(question)
      // each request with a limited token must be counted
      if (!counted) cache.keep(key, verdict, since)
      return verdict
    } finally {
      if (flights.get(key)?.since === since) flights.delete(key)
    }
  }

  return Object.freeze({
    async verify(token: string, needs: VerifyNeeds = {}) {
      if (typeof token !== 'string' || token.length > longestToken) return malformed
      const question = questionOf(token, needs)
      if (cacheMs === 0) return (await askNow(question)).verdict
      const key = await digestOf(question)
      const now = clock()
      const kept = cache.find(key, now)
      if (kept) return kept
      const flight = flights.get(key)
      if (flight && isWithin(flight.since, now, cacheMs)) return flight.verdict
      const verdict = take(key, question, now)
      flights.set(key, { since: now, verdict })
      return verdict
    },
  })
}

const questionOf = (token: string, { scopes = [], ip }: VerifyNeeds): Question => ({
  token,
  scopes: [...new Set(scopes)].sort(),
  ...(ip === null || ip === undefined ? {} : { ip }),
})

async function digestOf({ token, scopes, ip }: Question): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify([token, scopes, ip ?? null])))
  return Array.from(new Uint8Array(digest), (byte) => String.fromCharCode(byte)).join('')
}

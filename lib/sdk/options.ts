export interface VerifierOptions {
  /** URL of the verifier, such as `http://127.0.0.1:3001`. */
  readonly url: string | URL
  /** A service token, or an admin token that may verify tokens. */
  readonly serviceToken: string
  /** Milliseconds for which a verdict may be used again: 5,000 by default, 30,000 at most, 0 = never. */
  readonly cache?: number
  /** Milliseconds until the response must be complete: 2,000 by default, 30,000 at most. */
  readonly timeout?: number
}

export interface Settings {
  readonly endpoint: string
  readonly serviceToken: string
  readonly cacheMs: number
  readonly timeoutMs: number
}

const defaultCacheMs = 5_000
const defaultTimeoutMs = 2_000
const longestMs = 30_000

/** Throws a TypeError that names the option, never its value. */
export function readOptions({ url, serviceToken, cache = defaultCacheMs, timeout = defaultTimeoutMs }: VerifierOptions): Settings {
  // fetch would quote an invalid header in its error
  if (typeof serviceToken !== 'string' || !/^[!-~]+$/.test(serviceToken)) throw new TypeError('serviceToken must be a token.')
  if (!(cache >= 0)) throw new TypeError('cache must be a number of milliseconds.')
  if (!(timeout > 0)) throw new TypeError('timeout must be a number of milliseconds above 0.')
  return { endpoint: endpointOf(url), serviceToken, cacheMs: Math.min(cache, longestMs), timeoutMs: Math.min(timeout, longestMs) }
}

function endpointOf(url: string | URL): string {
  const base = URL.canParse(url) ? new URL(url) : null
  const isPlain = base !== null && /^https?:$/.test(base.protocol) && `${base.username}${base.password}${base.search}${base.hash}` === ''
  if (!isPlain) throw new TypeError('url must be an http or https URL without credentials, query or fragment.')
  return `${base.origin}${base.pathname.replace(/\/+$/, '')}/api/v1/verify`
}

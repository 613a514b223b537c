import type { Verifier } from './create-verifier'
import { type HeaderOf, readCredentials } from './credentials'
import { type Rejection, rejectionOf } from './rejection'
import { VerifierUnavailable } from './unavailable'
import type { Accepted, Rejected } from './verdict'

export interface RequireOptions<Request> {
  /** Scopes that every request needs. */
  readonly scopes?: readonly string[]
  /** IP address of the client. */
  readonly ip?: (request: Request) => string | null | undefined
  /** Called when a request is rejected with 503; the error holds no secret. */
  readonly onUnavailable?: (error: VerifierUnavailable) => void
}

export interface Presented {
  readonly headerOf: HeaderOf
  readonly url: string
  readonly ip: string | null | undefined
}

export type Decision = { readonly ok: true; readonly verdict: Accepted } | { readonly ok: false; readonly rejection: Rejection }

type Authorize = (presented: Presented) => Promise<Decision>

/** Scopes as RFC 6749 writes them, so that they fit into a header. */
const scopeName = /^[!#-[\]-~]+$/
const ipLike = /^[0-9A-Fa-f.:]{2,45}$/

/** The decision that every middleware writes in the words of its framework. Throws a TypeError if a scope is not valid. */
export function authorizing(verifier: Verifier, { scopes = [], onUnavailable }: Omit<RequireOptions<never>, 'ip'>): Authorize {
  if (!scopes.every((scope) => scopeName.test(scope))) throw new TypeError('scopes must be names of scopes.')
  return async ({ headerOf, url, ip }) => {
    const read = readCredentials(headerOf, url)
    if (!read.ok) return { ok: false, rejection: rejectionOf(read.code) }
    try {
      const verdict = await verifier.verify(read.token, { scopes, ip: ipIn(ip) })
      if (verdict.active) return { ok: true, verdict }
      const { retryAfter = 1 } = verdict
      return { ok: false, rejection: rejectionOf(codeOf(verdict), { scopes, retryAfter }) }
    } catch (error) {
      if (!(error instanceof VerifierUnavailable)) throw error
      onUnavailable?.(error)
      return { ok: false, rejection: rejectionOf('unavailable', { retryAfter: error.retryAfter }) }
    }
  }
}

/** Without its zone; null if it is not an IP address, such as text that a client wrote into X-Forwarded-For. */
function ipIn(ip: string | null | undefined): string | null {
  const [plain = ''] = (ip ?? '').split('%', 1)
  return ipLike.test(plain) ? plain : null
}

/** Less than the verdict says: the client must not learn which tokens exist. */
function codeOf({ code }: Rejected): Rejection['code'] {
  if (code === 'insufficient_scope' || code === 'rate_limited') return code
  return code === 'address_not_allowed' ? 'forbidden' : 'invalid_token'
}

/**
 * True if an ID token was rejected that does not say when the user signed in at the provider. A request with `max_age`
 * requires that claim (OpenID Connect Core 1.0, 3.1.2.1), but not every provider sends it.
 */
export function lacksSignInTime(error: unknown): boolean {
  for (let at = error, depth = 0; at instanceof Error && depth < 4; at = at.cause, depth += 1) {
    const claims = claimsOf(at.cause)
    if (claims) return claims['sub'] !== undefined && claims['auth_time'] === undefined
  }
  return false
}

function claimsOf(cause: unknown): Readonly<Record<string, unknown>> | null {
  const claims: unknown = typeof cause === 'object' && cause !== null && 'claims' in cause ? cause.claims : null
  return typeof claims === 'object' ? (claims as Readonly<Record<string, unknown>> | null) : null
}

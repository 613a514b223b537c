import { authorizing, type RequireOptions } from './authorize'
import type { Verifier } from './create-verifier'
import type { Accepted } from './verdict'
import { presentedIn, responseOf } from './web-request'

export type { RequireOptions } from './authorize'

/**
 * Wraps a route handler so that it runs with the verdict on an accepted token. Next does not know the client's IP address: pass
 * `ip`, for example from a header that your proxy sets.
 */
export function requireToken<NextRequest extends Request, Context>(
  verifier: Verifier,
  options: RequireOptions<NextRequest>,
  handle: (request: NextRequest, context: Context, verdict: Accepted) => Response | Promise<Response>,
): (request: NextRequest, context: Context) => Promise<Response> {
  const authorize = authorizing(verifier, options)
  return async (request, context) => {
    const decision = await authorize(presentedIn(request, options.ip?.(request)))
    return decision.ok ? handle(request, context, decision.verdict) : responseOf(decision)
  }
}

import { authorizing, type RequireOptions } from './authorize'
import type { Verifier } from './create-verifier'
import { attach } from './verdict-of'
import { presentedIn, responseOf } from './web-request'

export type { RequireOptions } from './authorize'
export { verdictOf } from './verdict-of'

interface HonoContext {
  readonly req: { readonly raw: Request }
}

/**
 * Lets requests with an accepted token pass; `verdictOf(context)` returns the verdict. Hono does not know the client's IP address:
 * pass `ip`, for example with `getConnInfo` of your runtime.
 */
export function requireToken<Context extends HonoContext>(
  verifier: Verifier,
  options: RequireOptions<Context> = {},
): (context: Context, next: () => Promise<void>) => Promise<Response | undefined> {
  const authorize = authorizing(verifier, options)
  return async (context, next) => {
    const decision = await authorize(presentedIn(context.req.raw, options.ip?.(context)))
    if (!decision.ok) return responseOf(decision)
    attach(context, decision.verdict)
    await next()
    return undefined
  }
}

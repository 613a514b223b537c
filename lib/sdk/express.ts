import { authorizing, type RequireOptions } from './authorize'
import type { Verifier } from './create-verifier'
import { rawHeaders } from './raw-headers'
import { attach } from './verdict-of'

export type { RequireOptions } from './authorize'
export { verdictOf } from './verdict-of'

interface ExpressRequest {
  readonly rawHeaders: readonly string[]
  readonly originalUrl: string
  readonly ip?: string | undefined
}

interface ExpressResponse {
  writeHead(status: number, headers: Readonly<Record<string, string>>): unknown
  end(body: string): unknown
}

type Middleware = (request: ExpressRequest, response: ExpressResponse, next: (error?: unknown) => void) => Promise<void>

/** Lets requests with an accepted token pass; `verdictOf(request)` returns the verdict. */
export function requireToken(verifier: Verifier, options: RequireOptions<ExpressRequest> = {}): Middleware {
  const authorize = authorizing(verifier, options)
  const ipOf = options.ip ?? (({ ip }) => ip)
  return async (request, response, next) => {
    try {
      const decision = await authorize({ headerOf: rawHeaders(request.rawHeaders), url: request.originalUrl, ip: ipOf(request) })
      if (!decision.ok) {
        response.writeHead(decision.rejection.status, decision.rejection.headers)
        response.end(decision.rejection.body)
        return
      }
      attach(request, decision.verdict)
    } catch (error) {
      next(error)
      return
    }
    next()
  }
}

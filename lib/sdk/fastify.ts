import { authorizing, type RequireOptions } from './authorize'
import type { Verifier } from './create-verifier'
import { rawHeaders } from './raw-headers'
import { attach } from './verdict-of'

export type { RequireOptions } from './authorize'
export { verdictOf } from './verdict-of'

interface FastifyRequest {
  readonly raw: { readonly rawHeaders: readonly string[]; readonly url?: string | undefined }
  readonly ip: string
}

interface FastifyReply {
  code(status: number): FastifyReply
  headers(headers: Readonly<Record<string, string>>): FastifyReply
  send(body: string): FastifyReply
}

type Hook = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>

/** An `onRequest` hook that lets requests with an accepted token pass; `verdictOf(request)` returns the verdict. */
export function requireToken(verifier: Verifier, options: RequireOptions<FastifyRequest> = {}): Hook {
  const authorize = authorizing(verifier, options)
  const ipOf = options.ip ?? (({ ip }) => ip)
  return async (request, reply) => {
    const { rawHeaders: raw, url = '' } = request.raw
    const decision = await authorize({ headerOf: rawHeaders(raw), url, ip: ipOf(request) })
    if (!decision.ok) return reply.code(decision.rejection.status).headers(decision.rejection.headers).send(decision.rejection.body)
    attach(request, decision.verdict)
    return undefined
  }
}

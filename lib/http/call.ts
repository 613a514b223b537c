import { newId } from '../ids'
import type { Origin, Random } from '../ports'
import type { Result } from '../result'
import type { Server } from '../server'
import type { HttpFailure } from './failure'
import { forwardedAddress } from './forwarded'

/** One request, as an operation sees it. */
export interface Call {
  readonly server: Server
  readonly request: Request
  readonly origin: Origin
  readonly requestId: string
  /** Method and path, `GET /api/v1/token`. */
  readonly endpoint: string
}

/** A good answer; without a body it is empty. */
export interface Answer {
  readonly status: number
  readonly body?: unknown
}

export type Reply = Result<Answer, HttpFailure>
export type Operation = (call: Call) => Promise<Reply>

const saneId = /^[0-9A-Za-z._-]{8,64}$/
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu
const longestUserAgent = 256

export function startCall(server: Server, request: Request): Call {
  const requestId = requestIdOf(request.headers, server.random)
  return { server, request, requestId, origin: originOf(server, request.headers, requestId), endpoint: endpointOf(request) }
}

/** The id a client or proxy gave, when it is harmless; else a new one. */
function requestIdOf(headers: Headers, random: Random): string {
  const given = headers.get('x-request-id')
  return given !== null && saneId.test(given) ? given : newId(random)
}

const originOf = (server: Server, headers: Headers, requestId: string): Origin => ({
  ip: forwardedAddress(headers.get('x-forwarded-for'), server.env.trustedProxies),
  userAgent: headers.get('user-agent')?.replace(unprintable, '').slice(0, longestUserAgent) || null,
  requestId,
})

const endpointOf = (request: Request): string => `${request.method} ${new URL(request.url).pathname}`.slice(0, 200)

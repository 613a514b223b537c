import { newId } from '../ids'
import type { Origin } from '../ports'
import type { Server } from '../server'
import { forwardedIp } from './forwarded'
import type { HttpHeaders } from './request'

const safeId = /^[0-9A-Za-z._-]{8,64}$/
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu
const maxUserAgentLength = 256

/** The X-Request-Id of the client or proxy if it is safe to log, else a new id. */
export function requestIdOf({ random }: Pick<Server, 'random'>, headers: HttpHeaders): string {
  const given = headers.get('x-request-id') ?? ''
  return safeId.test(given) ? given : newId(random)
}

export function originOf(
  server: Pick<Server, 'env' | 'random' | 'proxies'>,
  headers: HttpHeaders,
  requestId = requestIdOf(server, headers),
): Origin & { readonly requestId: string } {
  const chain = headers.get('x-forwarded-for')
  server.proxies.observe(chain)
  return {
    ip: forwardedIp(chain, server.env.trustedProxies),
    userAgent: userAgentOf(headers),
    requestId,
  }
}

export const userAgentOf = (headers: HttpHeaders): string | null =>
  headers.get('user-agent')?.replace(unprintable, '').slice(0, maxUserAgentLength) || null

import { newId } from '../ids'
import type { Origin } from '../ports'
import type { Server } from '../server'
import { forwardedIp } from './forwarded'

const saneId = /^[0-9A-Za-z._-]{8,64}$/
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu
const longestUserAgent = 256

/** The id its client or proxy gave a request when that is harmless, else a new one. */
export function requestIdOf({ random }: Pick<Server, 'random'>, headers: Headers): string {
  const given = headers.get('x-request-id') ?? ''
  return saneId.test(given) ? given : newId(random)
}

/** Where a request came from. */
export function originOf(
  server: Server,
  headers: Headers,
  requestId = requestIdOf(server, headers),
): Origin & { readonly requestId: string } {
  return {
    ip: forwardedIp(headers.get('x-forwarded-for'), server.env.trustedProxies),
    userAgent: headers.get('user-agent')?.replace(unprintable, '').slice(0, longestUserAgent) || null,
    requestId,
  }
}

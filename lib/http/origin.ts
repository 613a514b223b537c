import { newId } from '../ids'
import type { Origin } from '../ports'
import type { Server } from '../server'
import { forwardedAddress } from './forwarded'

const saneId = /^[0-9A-Za-z._-]{8,64}$/
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu
const longestUserAgent = 256

/** Where a request came from, with the id its client or proxy gave it when that is harmless, else a new one. */
export function originOf({ env, random }: Server, headers: Headers): Origin & { readonly requestId: string } {
  const given = headers.get('x-request-id') ?? ''
  return {
    ip: forwardedAddress(headers.get('x-forwarded-for'), env.trustedProxies),
    userAgent: headers.get('user-agent')?.replace(unprintable, '').slice(0, longestUserAgent) || null,
    requestId: saneId.test(given) ? given : newId(random),
  }
}

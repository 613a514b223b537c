import 'server-only'
import { headers } from 'next/headers'
import { forwardedAddress } from '../http/forwarded'
import { newId } from '../ids'
import type { Origin } from '../ports'
import type { Server } from '../server'

const saneId = /^[0-9A-Za-z._-]{8,64}$/
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

/** Where the request of this page, action or route came from. */
export async function requestOrigin({ env, random }: Server): Promise<Origin> {
  const given = await headers()
  const requestId = given.get('x-request-id') ?? ''
  return {
    ip: forwardedAddress(given.get('x-forwarded-for'), env.trustedProxies),
    userAgent: given.get('user-agent')?.replace(unprintable, '').slice(0, 256) || null,
    requestId: saneId.test(requestId) ? requestId : newId(random),
  }
}

import { getServer } from '../server'
import { forwardedAddress } from './forwarded'

/** The address a request came from, by KEYRAIL_TRUSTED_PROXIES; null when it is not known. */
export const clientAddress = (headers: Headers): string | null =>
  forwardedAddress(headers.get('x-forwarded-for'), getServer().env.trustedProxies)

import { isLocal } from '../boot/loopback.mjs'

/**
 * True if a browser sent the request from our own pages. An Origin header must equal the configured origin exactly; then
 * Sec-Fetch-Site decides, and without it the Origin header is required.
 */
export function isSameOrigin(headers: Headers, origin: string): boolean {
  const from = headers.get('origin')
  if (from !== null && from !== origin) return false
  const site = headers.get('sec-fetch-site')
  return site === null ? from === origin : site === 'same-origin'
}

/** The same for reads, which have no Origin header; browsers omit Sec-Fetch-Site on plain http beyond localhost. */
export function isSameOriginRead(headers: Headers, origin: string): boolean {
  const hasNeither = headers.get('origin') === null && headers.get('sec-fetch-site') === null
  return isSameOrigin(headers, origin) || (hasNeither && origin.startsWith('http://') && !isLocal(origin))
}

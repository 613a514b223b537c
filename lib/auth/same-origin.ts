import { isLocal } from '../boot/loopback.mjs'

/**
 * Whether a browser sent this from our own pages. An Origin that is named must be the configured one to the letter; beyond
 * that Sec-Fetch-Site decides, and where a browser sends none, a matching Origin is needed.
 */
export function isSameOrigin(headers: Headers, origin: string): boolean {
  const from = headers.get('origin')
  if (from !== null && from !== origin) return false
  const site = headers.get('sec-fetch-site')
  return site === null ? from === origin : site === 'same-origin'
}

/** The same for reads, which carry no Origin; browsers leave Sec-Fetch-Site out on plain http beyond localhost. */
export function isSameOriginRead(headers: Headers, origin: string): boolean {
  const silent = headers.get('origin') === null && headers.get('sec-fetch-site') === null
  return isSameOrigin(headers, origin) || (silent && origin.startsWith('http://') && !isLocal(origin))
}

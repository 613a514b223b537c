import { isLocal, isLoopback } from '../boot/loopback.mjs'

/**
 * Where a page is that was asked for under another name of this machine, such as 127.0.0.1 for localhost; null anywhere else.
 * Signing in works under the configured name alone. A proxy that rewrites Host has a port of its own, so none goes in circles.
 */
export function canonicalUrl(host: string | null, path: string, origin: string): string | null {
  const { protocol, host: configured, port } = new URL(origin)
  const asked = `${protocol}//${host}`
  if (!isLocal(origin) || !URL.canParse(asked)) return null
  const other = new URL(asked)
  const meant = other.host !== configured && other.port === port && isLoopback(other.hostname)
  return meant && other.origin === asked.toLowerCase() ? `${origin}${path}` : null
}

import { isLocal, isLoopback } from '../boot/loopback.mjs'

/**
 * The configured URL of a page requested under another name of this machine, such as 127.0.0.1 for localhost; null otherwise.
 * Signing in works on the configured origin only. A proxy that rewrites Host uses another port, so it cannot cause a loop.
 */
export function canonicalUrl(host: string | null, path: string, origin: string): string | null {
  const { protocol, host: configured, port } = new URL(origin)
  const requested = `${protocol}//${host}`
  if (!isLocal(origin) || !URL.canParse(requested)) return null
  const other = new URL(requested)
  const isSameMachine = other.host !== configured && other.port === port && isLoopback(other.hostname)
  return isSameMachine && other.origin === requested.toLowerCase() ? `${origin}${path}` : null
}

import { isLocal, isLoopback } from '../local-address.mjs'

export interface Asked {
  /** As the browser sent it, with its port. */
  readonly host: string | null
  /** Path and search. */
  readonly address: string
}

/**
 * Where whoever typed another name of this machine, as 127.0.0.1 for localhost, wants to go: cookies and forms know one origin.
 * Null for whoever is there, and wherever others can reach it: a proxy may name its host as it likes.
 */
export function ownAddress({ host, address }: Asked, origin: string): string | null {
  const own = new URL(origin)
  if (!isLocal(origin) || host === null || host === own.host || !URL.canParse(`http://${host}`)) return null
  const { hostname, port } = new URL(`http://${host}`)
  return isLoopback(hostname) && port === own.port ? `${origin}${address}` : null
}

import { isLoopback } from '../boot/loopback.mjs'
import { unnamedProxy } from '../boot/unnamed-proxy.mjs'
import { canonicalIp } from '../ip'
import type { Log } from '../ports'

/** Notices a reverse proxy that KEYRAIL_TRUSTED_PROXIES does not name: everyone seems to connect from its IP. */
export interface ProxyWatch {
  /** Looks at the forwarding chain of a request, `client, peer`. Warns once. */
  observe(chain: string | null): void
  /** The warning; null while there is no sign of such a proxy. */
  warning(): string | null
}

interface Watched {
  readonly origin: string
  readonly trustedProxies: readonly string[]
}

export function createProxyWatch({ origin, trustedProxies }: Watched, log: Pick<Log, 'warn'>): ProxyWatch {
  let seen = false
  return {
    observe(chain) {
      if (seen || trustedProxies.length > 0 || chain === null || !isForwarded(chain)) return
      seen = true
      log.warn(unnamedProxy)
    },
    warning: () => (trustedProxies.length === 0 && (seen || origin.startsWith('https://')) ? unnamedProxy : null),
  }
}

/** The peer, which is last, is this machine, and claims to forward for someone. */
function isForwarded(chain: string): boolean {
  const entries = chain.split(',')
  return entries.length > 1 && isLoopback(canonicalIp(entries.at(-1)?.trim() ?? '') ?? '')
}

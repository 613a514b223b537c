import { createHash, randomBytes } from 'node:crypto'
import { clientNetwork } from './client-network.mjs'

/** Paths that software requests. Sign-in and the health check are not among them. */
const software = /^\/(?:api(?!\/(?:auth|health)(?:[/?]|$))|oauth|\.well-known)(?:[/?]|$)/

/** Served before the framework and without a write: a tenth of the work of other requests. */
const verification = /^\/(?:api\/v1\/verify|oauth\/introspect)(?:\?|$)/

const isHealth = (url) => /^\/api\/health(?:\?|$)/.test(url)

/** So that what is kept about a token is not the token. */
const salt = randomBytes(16)
const fingerprint = (text) => createHash('sha256').update(salt).update(text).digest('base64url')

/**
 * Who sends a request, before anything is known about them: their network, and the token or session that they present. It is the
 * whole token that counts: who knows only a token key has another line than its holder. `isLimited`: the rate of tokens applies.
 */
export function callerOf({ url, headers }, proxies) {
  const group = clientNetwork(headers['x-forwarded-for'] ?? '', proxies)
  const isSoftware = software.test(url)
  const presented = isSoftware ? (headers.authorization ?? headers['x-api-key']) : headers.cookie
  if (isHealth(url)) return { kind: 'people', group, name: `health ${group}`, isLimited: false }
  return {
    kind: kindOf(url, isSoftware),
    group,
    name: presented === undefined ? group : fingerprint(presented),
    // service tokens are those of the operator
    isLimited: isSoftware && presented !== undefined && !/^(?:bearer +)?krs_/i.test(presented),
  }
}

function kindOf(url, isSoftware) {
  if (!isSoftware) return 'people'
  return verification.test(url) ? 'verification' : 'software'
}

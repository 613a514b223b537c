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
 * Who sends a request, before it is authenticated: their network, and within it a token or a session. `isLimited`: the rate of tokens
 * applies. `knownSession` names the session of a Cookie header.
 */
export function callerOf({ url, headers }, { proxies, knownSession }) {
  const group = clientNetwork(headers['x-forwarded-for'] ?? '', proxies)
  if (software.test(url)) return { group, ...softwareOf(url, headers, group) }
  return { group, kind: 'people', name: isHealth(url) ? `health ${group}` : personOf(headers, group, knownSession), isLimited: false }
}

/** Anyone can make up a cookie for each request: without a session that was verified before, a network is one caller. */
const personOf = ({ cookie }, group, knownSession) => (cookie === undefined ? null : knownSession(cookie)) ?? group

/** It is the whole token that counts: who knows only a token key has another line than its holder. */
function softwareOf(url, headers, group) {
  const presented = headers.authorization ?? headers['x-api-key']
  const kind = verification.test(url) ? 'verification' : 'software'
  if (presented === undefined) return { kind, name: group, isLimited: false }
  const token = tokenIn(presented)
  // service tokens are those of the operator
  return { kind, name: fingerprint(token), isLimited: !token.startsWith('krs_') }
}

const schemeAndRest = /^([^ ]+) +([^ ].*)$/

/** The token, as lib/http/credentials.ts reads it: it has one line and one rate, however it is spelled. */
function tokenIn(presented) {
  const [, scheme = '', rest = presented] = schemeAndRest.exec(presented) ?? []
  if (!/^basic$/i.test(scheme)) return rest
  const pair = Buffer.from(rest, 'base64').toString('latin1')
  return pair.slice(pair.indexOf(':') + 1)
}

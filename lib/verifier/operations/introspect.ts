import { z } from 'zod'
import { tokenTypes } from '../../actor'
import { type Endpoint, operationOn } from '../../http/operation'
import { rateHeaders } from '../../http/rate-headers'
import { ok } from '../../result'
import type { Verdict } from '../../tokens/verify'
import type { VerifierServices } from '../services'
import { type TokenForm, tokenForm } from './token-form'
import { reachOf } from './verify'

const introspection = z
  .discriminatedUnion('active', [
    z.strictObject({
      active: z.literal(true),
      /** Effective scopes, separated by spaces. */
      scope: z.string(),
      /** The token key. */
      client_id: z.string(),
      token_type: z.literal('Bearer'),
      /** Seconds since 1970; absent without an expiration. */
      exp: z.int().optional(),
      /** The user, else the location, else the organization. */
      sub: z.string(),
      /** The organization. */
      aud: z.string(),
      keyrail_type: z.enum(tokenTypes),
    }),
    z.strictObject({ active: z.literal(false) }),
  ])
  .meta({ id: 'Introspection' })

const example = {
  active: true,
  scope: 'contacts:read',
  client_id: 'kru_9fXaQ2vXn7Rt0bLk',
  token_type: 'Bearer',
  sub: 'w3uZ8oKq2yTfJ1nVb5cRmA',
  aud: 'rBbTllMxAjn1XDlygrokVQ',
  keyrail_type: 'user',
}

export const introspectEndpoint: Endpoint<VerifierServices> = {
  path: '/oauth/introspect',
  operations: {
    POST: operationOn<VerifierServices, 'token_or_service', never, TokenForm>(
      {
        summary: 'Introspect a token (RFC 7662)',
        description: 'Accepts the callers of `/api/v1/verify`. A rejected token is exactly `{"active":false}`, whatever the reason.',
        caller: 'token_or_service',
        scopes: ['tokens:verify'],
        effect: 'read',
        body: tokenForm,
        responses: { 200: { description: 'The state of the token.', schema: introspection, example } },
      },
      async ({ server, caller, body: { token } }) => {
        // the form has no IP address: a token with an IP allowlist is inactive here
        const verdict = await server.tokens.verify(token, reachOf(caller))
        return ok({ status: 200, headers: rateHeaders(verdict.rate), body: viewOf(verdict) })
      },
    ),
  },
}

function viewOf(verdict: Verdict): z.output<typeof introspection> {
  if (!verdict.active) return { active: false }
  const { tokenKey, type, scopes, orgId, locationId, userId, expiresAt } = verdict
  return {
    active: true,
    scope: scopes.join(' '),
    client_id: tokenKey,
    token_type: 'Bearer',
    ...(expiresAt && { exp: Math.floor(expiresAt.getTime() / 1_000) }),
    sub: userId ?? locationId ?? orgId,
    aud: orgId,
    keyrail_type: type,
  }
}

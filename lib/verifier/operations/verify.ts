import { z } from 'zod'
import { tokenTypes } from '../../actor'
import type { Callers } from '../../http/authenticate'
import { jsonBody } from '../../http/body'
import type { HttpResponse } from '../../http/context'
import { type Endpoint, operationOn } from '../../http/operation'
import { rateHeaders } from '../../http/rate-headers'
import { canonicalIp } from '../../ip'
import { ok } from '../../result'
import { rejections } from '../../tokens/schema'
import type { Verdict, VerifyNeeds } from '../../tokens/verify'
import type { VerifierServices } from '../services'

/** Bytes of a body. */
export const limit = 16_384

const verifyInput = z
  .strictObject({
    token: z.string(),
    scopes: z.array(z.string().max(64)).max(100).default([]),
    ip: z
      .string()
      .max(64)
      .transform(canonicalIp)
      .refine((ip) => ip !== null, { error: 'Enter a valid IP address.' })
      .optional(),
  })
  .meta({ id: 'VerifyRequest' })

const id = z.strictObject({ id: z.string() })

const verdict = z
  .discriminatedUnion('active', [
    z.strictObject({
      active: z.literal(true),
      code: z.literal('ok'),
      tokenKey: z.string(),
      type: z.enum(tokenTypes),
      /** Effective scopes. */
      scopes: z.array(z.string()),
      organization: id,
      location: id.nullable(),
      user: id.nullable(),
      expiresAt: z.iso.datetime().nullable(),
    }),
    z.strictObject({ active: z.literal(false), code: z.enum(rejections) }),
  ])
  .meta({ id: 'Verdict' })

const example = {
  active: true,
  code: 'ok',
  tokenKey: 'kru_9fXaQ2vXn7Rt0bLk',
  type: 'user',
  scopes: ['contacts:read'],
  organization: { id: 'rBbTllMxAjn1XDlygrokVQ' },
  location: null,
  user: { id: 'w3uZ8oKq2yTfJ1nVb5cRmA' },
  expiresAt: '2027-11-20T12:00:00.000Z',
}

export const verifyEndpoint: Endpoint<VerifierServices> = {
  path: '/api/v1/verify',
  operations: {
    POST: operationOn<VerifierServices, 'token_or_service', never, z.output<typeof verifyInput>>(
      {
        summary: 'Verify a token',
        description:
          'Accepts a service token, or an admin token for its own organization; tokens of other organizations are `unknown` to it. Responds with 200 if the verdict is known, else with 503.',
        caller: 'token_or_service',
        // only admin tokens can carry it: lib/tokens/scopes.ts
        scopes: ['tokens:verify'],
        effect: 'read',
        body: jsonBody(verifyInput, limit, { token: 'kru_…', scopes: ['contacts:read'], ip: '203.0.113.7' }),
        responses: { 200: { description: 'The verdict on the token.', schema: verdict, example } },
      },
      async ({ server, caller, body: { token, scopes, ip } }) => {
        const verdict = await server.tokens.verify(token, { scopes, ip: ip ?? null, ...reachOf(caller) })
        return ok(responseTo(verdict))
      },
    ),
  },
}

/** A service token reaches every organization, an admin token its own. */
export const reachOf = (caller: Callers['token_or_service']): Pick<VerifyNeeds, 'orgId'> =>
  caller.kind === 'service' ? {} : { orgId: caller.orgId }

/** Headers tell the limit of the verified token, not of the caller's. */
export const responseTo = (verdict: Verdict): HttpResponse => ({ status: 200, headers: rateHeaders(verdict.rate), body: viewOf(verdict) })

export function viewOf(verdict: Verdict) {
  if (!verdict.active) return { active: false, code: verdict.code }
  const { active, code, tokenKey, type, scopes, orgId, locationId, userId, expiresAt } = verdict
  return {
    active,
    code,
    tokenKey,
    type,
    scopes,
    organization: reference(orgId),
    location: reference(locationId),
    user: reference(userId),
    expiresAt: expiresAt?.toISOString() ?? null,
  }
}

const reference = (id: string | null) => (id === null ? null : { id })

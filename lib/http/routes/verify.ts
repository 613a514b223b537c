import { z } from 'zod'
import { tokenTypes } from '../../actor'
import { canonicalIp } from '../../ip'
import { ok } from '../../result'
import type { Verdict } from '../../tokens/index'
import { rejections } from '../../tokens/schema'
import { jsonBody } from '../body'
import { type Endpoint, operation } from '../operation'

const limit = 16_384

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

export const verifyEndpoint: Endpoint = {
  path: '/api/v1/verify',
  operations: {
    POST: operation(
      {
        summary: 'Verify a token',
        description:
          'Accepts a service token, or an admin token for its own organization; tokens of other organizations are `unknown` to it. Responds with 200 if the verdict is known, else with 503.',
        caller: 'token_or_service',
        // only admin tokens can carry it: lib/tokens/scopes.ts
        scopes: ['tokens:verify'],
        effect: 'read',
        body: jsonBody(verifyInput, limit, { token: 'kru_…', scopes: ['contacts:read'], ip: '203.0.113.7' }),
        responses: { 200: { description: 'The verdict on the token.', schema: verdict, example: { active: false, code: 'unknown' } } },
      },
      async ({ server, caller, body: { token, scopes, ip } }) => {
        const reach = caller.kind === 'service' ? {} : { orgId: caller.orgId }
        const verdict = await server.tokens.verify(token, { scopes, ip: ip ?? null, ...reach })
        return ok({ status: 200, body: viewOf(verdict) })
      },
    ),
  },
}

function viewOf(verdict: Verdict) {
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

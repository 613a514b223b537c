import { z } from 'zod'
import { tokenTypes } from '../../actor'
import { canonicalIp } from '../../ip'
import { ok } from '../../result'
import type { Server } from '../../server'
import type { Verdict } from '../../tokens/index'
import { rejections } from '../../tokens/schema'
import { withVerifierAndBody } from '../callers'
import { described, type Endpoint, serve } from '../endpoint'

const limit = 16_384

const verifyInput = z.strictObject({
  token: z.string(),
  scopes: z.array(z.string().max(64)).max(100).default([]),
  ip: z
    .string()
    .max(64)
    .transform(canonicalIp)
    .refine((ip) => ip !== null, { error: 'Not a valid IP address.' })
    .optional(),
})

const id = z.strictObject({ id: z.string() })

const verdict = z.discriminatedUnion('active', [
  z.strictObject({
    active: z.literal(true),
    code: z.literal('ok'),
    tokenKey: z.string(),
    type: z.enum(tokenTypes),
    /** What it may do now. */
    scopes: z.array(z.string()),
    organization: id,
    location: id.nullable(),
    user: id.nullable(),
    expiresAt: z.iso.datetime().nullable(),
  }),
  z.strictObject({ active: z.literal(false), code: z.enum(rejections) }),
])

export const verifyEndpoint: Endpoint = {
  path: '/api/v1/verify',
  operations: {
    POST: described(
      {
        summary: 'Verify a token',
        description:
          'For a service token, and for an admin token within its own organization: another organization’s token is `unknown` to it. 200 whenever Keyrail knows; 503 when it cannot know.',
        scopes: ['tokens:verify'],
        body: { schema: verifyInput, limit, example: { token: 'kru_…', scopes: ['contacts:read'], ip: '203.0.113.7' } },
        answers: { 200: { means: 'What is known about the token.', schema: verdict, example: { active: false, code: 'unknown' } } },
      },
      withVerifierAndBody({ schema: verifyInput, limit }, async ({ server, orgId }, { token, scopes, ip }) => {
        const known = await server.tokens.verify(token, { scopes, ip: ip ?? null, ...(orgId === null ? {} : { orgId }) })
        return ok({ status: 200, body: tellVerdict(known) })
      }),
    ),
  },
}

/** Whether a token is good: of every organization for a service token, of its own for an admin token. */
export const verifyRoute = (getServer: () => Server) => serve(getServer, verifyEndpoint)

function tellVerdict(verdict: Verdict) {
  if (!verdict.active) return { active: false, code: verdict.code }
  const { active, code, tokenKey, type, scopes, orgId, locationId, userId, expiresAt } = verdict
  return {
    active,
    code,
    tokenKey,
    type,
    scopes,
    ...{ organization: named(orgId), location: named(locationId), user: named(userId), expiresAt },
  }
}

const named = (id: string | null) => (id === null ? null : { id })

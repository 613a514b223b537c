import { z } from 'zod'
import { ok } from '../../result'
import type { Server } from '../../server'
import type { Verdict } from '../../tokens/types'
import { plainAddress } from '../forwarded'
import { withTokenAndBody } from '../operations'
import { route } from '../route'

const limit = 16_384

const verifyInput = z.strictObject({
  token: z.string(),
  scopes: z.array(z.string().max(64)).max(100).default([]),
  ip: z
    .string()
    .max(64)
    .transform(plainAddress)
    .refine((address) => address !== null, { error: 'This is no IP address.' })
    .optional(),
})

/** Whether a token of the caller's organisation is good. */
export const verifyRoute = (getServer: () => Server) =>
  route(getServer, {
    POST: withTokenAndBody(['tokens:verify'], { schema: verifyInput, limit }, async ({ server, actor }, { token, scopes, ip }) => {
      if (actor.type !== 'admin') return { ok: false, error: { code: 'insufficient_scope', missing: ['tokens:verify'] } }
      const verdict = await server.tokens.verify(token, { scopes, ip: ip ?? null, orgId: actor.orgId })
      return ok({ status: 200, body: tellVerdict(verdict) })
    }),
  })

function tellVerdict(verdict: Verdict) {
  if (!verdict.active) return { active: false, code: verdict.code }
  const { active, code, tokenKey, type, scopes, orgId, locationId, userId, expiresAt } = verdict
  return {
    active,
    code,
    tokenKey,
    type,
    scopes,
    ...{ organisation: named(orgId), location: named(locationId), user: named(userId), expiresAt },
  }
}

const named = (id: string | null) => (id === null ? null : { id })

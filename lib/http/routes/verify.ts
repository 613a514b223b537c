import { z } from 'zod'
import { ok } from '../../result'
import type { Server } from '../../server'
import type { Verdict } from '../../tokens/types'
import { withVerifierAndBody } from '../callers'
import { plainAddress } from '../forwarded'
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

/** Whether a token is good: any for a service token, those of its organisation for an admin token. */
export const verifyRoute = (getServer: () => Server) =>
  route(getServer, {
    POST: withVerifierAndBody({ schema: verifyInput, limit }, async ({ server, orgId }, { token, scopes, ip }) => {
      const verdict = await server.tokens.verify(token, { scopes, ip: ip ?? null, ...(orgId === null ? {} : { orgId }) })
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

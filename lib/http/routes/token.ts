import { z } from 'zod'
import { tokenTypes } from '../../actor'
import { ok } from '../../result'
import type { Server } from '../../server'
import { tokenStatuses } from '../../tokens/schema'
import { byCaller, type ServiceCall } from '../callers'
import type { Success } from '../context'
import { described, type Endpoint, serve } from '../endpoint'
import { type TokenCall, withToken } from '../operations'

const time = z.iso.datetime()
const named = z.strictObject({ id: z.string(), name: z.string() }).nullable()

const about = z.strictObject({
  tokenKey: z.string(),
  name: z.string(),
  type: z.enum(tokenTypes),
  /** What it may do now. */
  scopes: z.array(z.string()),
  status: z.enum(tokenStatuses),
  organization: named,
  location: named,
  owner: named,
  createdAt: time,
  expiresAt: time.nullable(),
  lastUsedAt: time.nullable(),
})

const example = {
  ...{ tokenKey: 'kru_R7q2Lx9PwZc4Vb1N', name: 'Zapier sync', type: 'user', scopes: ['contacts:read'], status: 'active' },
  ...{ organization: { id: 'f4Zk0Q', name: 'Northwind Realty' }, location: null, owner: { id: 'K5jwyn', name: 'Ana Martins' } },
  ...{ createdAt: '2026-11-20T12:00:00.000Z', expiresAt: '2027-11-20T12:00:00.000Z', lastUsedAt: null },
}

export const tokenEndpoint: Endpoint = {
  path: '/api/v1/token',
  operations: {
    GET: described(
      { summary: 'Read the presented token', scopes: [], answers: { 200: { means: 'The token about itself.', schema: about, example } } },
      byCaller(aboutService, withToken([], aboutToken)),
    ),
    DELETE: described(
      {
        summary: 'End the presented token',
        description: 'At once and for good, by whoever holds it. The old secret of a rotated token ends only itself.',
        scopes: [],
        answers: { 204: { means: 'It is rejected from now on.' } },
      },
      byCaller(revokeService, withToken([], revokeToken)),
    ),
  },
}

/** The presented token about itself, and its end by whoever holds it. */
export const tokenRoute = (getServer: () => Server) => serve(getServer, tokenEndpoint)

async function aboutToken({ server, actor }: TokenCall): Promise<Success> {
  const about = await server.tokens.describe(actor)
  return about.ok ? ok({ status: 200, body: about.value }) : about
}

async function revokeToken({ server, actor }: TokenCall): Promise<Success> {
  const revoked = await server.tokens.revoke(actor, actor.tokenKey)
  return revoked.ok ? ok({ status: 204 }) : revoked
}

async function aboutService({ server, caller }: ServiceCall): Promise<Success> {
  const about = await server.serviceTokens.about(caller)
  if (!about.ok) return about
  const { tokenKey, name, createdAt, lastUsedAt } = about.value
  const nobody = { organization: null, location: null, owner: null }
  const body = {
    tokenKey,
    name,
    type: 'service',
    scopes: ['tokens:verify'],
    status: 'active',
    ...nobody,
    createdAt,
    expiresAt: null,
    lastUsedAt,
  }
  return ok({ status: 200, body })
}

async function revokeService({ server, caller }: ServiceCall): Promise<Success> {
  const revoked = await server.serviceTokens.revoke(caller, caller.tokenKey)
  return revoked.ok ? ok({ status: 204 }) : revoked
}

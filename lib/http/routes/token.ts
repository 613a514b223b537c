import { z } from 'zod'
import { type TokenActor, tokenTypes } from '../../actor'
import { ok } from '../../result'
import type { Server } from '../../server'
import type { ServiceCaller } from '../../service-tokens/index'
import { tokenStatuses } from '../../tokens/schema'
import type { HttpResult } from '../context'
import { type Endpoint, operation } from '../operation'

const time = z.iso.datetime()
const reference = z.strictObject({ id: z.string(), name: z.string() }).nullable()

const tokenDescription = z
  .strictObject({
    tokenKey: z.string(),
    name: z.string(),
    type: z.enum(tokenTypes),
    /** Effective scopes. */
    scopes: z.array(z.string()),
    status: z.enum(tokenStatuses),
    organization: reference,
    location: reference,
    owner: reference,
    createdAt: time,
    expiresAt: time.nullable(),
    lastUsedAt: time.nullable(),
  })
  .meta({ id: 'Token' })

const example = {
  tokenKey: 'kru_R7q2Lx9PwZc4Vb1N',
  name: 'Zapier sync',
  type: 'user',
  scopes: ['contacts:read'],
  status: 'active',
  organization: { id: 'f4Zk0Q', name: 'Northwind Realty' },
  location: null,
  owner: { id: 'K5jwyn', name: 'Ana Martins' },
  createdAt: '2026-11-20T12:00:00.000Z',
  expiresAt: '2027-11-20T12:00:00.000Z',
  lastUsedAt: null,
}

export const tokenEndpoint: Endpoint = {
  path: '/api/v1/token',
  operations: {
    GET: operation(
      {
        summary: 'Read the presented token',
        caller: 'token_or_service',
        responses: { 200: { description: 'The presented token.', schema: tokenDescription, example } },
      },
      ({ server, caller }) => (caller.kind === 'service' ? describeServiceToken(server, caller) : describeToken(server, caller)),
    ),
    DELETE: operation(
      {
        summary: 'Revoke the presented token',
        effect: 'stop',
        description: "Takes effect immediately and can't be undone. The old secret of a rotating token revokes only itself.",
        caller: 'token_or_service',
        responses: { 204: { description: 'The token is revoked.' } },
      },
      async ({ server, caller }) => {
        const { tokenKey } = caller
        const revoked = await (caller.kind === 'service'
          ? server.serviceTokens.revoke(caller, tokenKey)
          : server.tokens.revoke(caller, tokenKey))
        return revoked.ok ? ok({ status: 204 }) : revoked
      },
    ),
  },
}

async function describeToken({ tokens }: Server, caller: TokenActor): Promise<HttpResult> {
  const described = await tokens.describe(caller)
  return described.ok ? ok({ status: 200, body: described.value }) : described
}

async function describeServiceToken({ serviceTokens }: Server, caller: ServiceCaller): Promise<HttpResult> {
  const described = await serviceTokens.about(caller)
  if (!described.ok) return described
  const { tokenKey, name, createdAt, lastUsedAt } = described.value
  const body = {
    tokenKey,
    name,
    type: 'service',
    scopes: ['tokens:verify'],
    status: 'active',
    organization: null,
    location: null,
    owner: null,
    createdAt,
    expiresAt: null,
    lastUsedAt,
  }
  return ok({ status: 200, body })
}

import { ok } from '../../result'
import type { Server } from '../../server'
import type { Reply } from '../call'
import { byCaller, type ServiceCall } from '../callers'
import { type TokenCall, withToken } from '../operations'
import { route } from '../route'

/** The presented token about itself, and its end by whoever holds it. */
export const tokenRoute = (getServer: () => Server) =>
  route(getServer, {
    GET: byCaller(aboutService, withToken([], aboutToken)),
    DELETE: byCaller(revokeService, withToken([], revokeToken)),
  })

async function aboutToken({ server, actor }: TokenCall): Promise<Reply> {
  const about = await server.tokens.about(actor)
  return about.ok ? ok({ status: 200, body: about.value }) : about
}

async function revokeToken({ server, actor }: TokenCall): Promise<Reply> {
  const revoked = await server.tokens.revoke(actor, actor.tokenKey)
  return revoked.ok ? ok({ status: 204 }) : revoked
}

async function aboutService({ server, caller }: ServiceCall): Promise<Reply> {
  const about = await server.serviceTokens.about(caller)
  if (!about.ok) return about
  const { tokenKey, name, createdAt, lastUsedAt } = about.value
  const nobody = { organisation: null, location: null, owner: null }
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

async function revokeService({ server, caller }: ServiceCall): Promise<Reply> {
  const revoked = await server.serviceTokens.revoke(caller, caller.tokenKey)
  return revoked.ok ? ok({ status: 204 }) : revoked
}

import type { TokenActor } from '../../actor'
import { fail, type Outcome, ok } from '../../result'
import type { TokenDeps } from '../deps'
import { readPolicy } from '../policy/record'
import { secretExpiration, statusOf } from '../status'
import { findOrganization, findToken } from '../store'
import type { TokenDescription } from '../types'

export async function describeToken(deps: TokenDeps, actor: TokenActor): Promise<Outcome<TokenDescription, 'not_found'>> {
  const db = deps.db.read
  const token = await findToken(db, actor.orgId, actor.tokenKey)
  if (!token || token.revokedAt) return fail('not_found')
  const [organization, policy, now] = await Promise.all([findOrganization(db, actor.orgId), readPolicy(db, actor.orgId), deps.clock.now()])
  return ok({
    tokenKey: token.tokenKey,
    name: token.name,
    type: token.type,
    scopes: actor.scopes,
    status: statusOf(token, policy, now),
    organization,
    location: token.location && { id: token.location.id, name: token.location.name },
    owner: token.ownerId && token.ownerName ? { id: token.ownerId, name: token.ownerName } : null,
    createdAt: token.createdAt.toISOString(),
    expiresAt: secretExpiration(token, actor.secret)?.toISOString() ?? null,
    lastUsedAt: token.lastUsedAt?.toISOString() ?? null,
  })
}

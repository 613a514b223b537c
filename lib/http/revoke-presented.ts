import { DatabaseBusy } from '../errors'
import type { Origin } from '../ports'
import type { ServiceTokens } from '../service-tokens/index'
import type { Tokens } from '../tokens/index'

interface Revoking {
  readonly tokens: Pick<Tokens, 'authenticate' | 'revoke'>
  readonly serviceTokens: Pick<ServiceTokens, 'authenticate' | 'revoke'>
}

/** Revokes a token as its holder, if it is accepted now. A concurrent change may leave it unrevoked; then this throws. */
export async function revokePresented(
  { tokens, serviceTokens }: Revoking,
  presented: string,
  { origin, endpoint }: { readonly origin: Origin; readonly endpoint: string },
): Promise<void> {
  if (presented.startsWith('krs_')) {
    const caller = await serviceTokens.authenticate(presented)
    if (caller) await serviceTokens.revoke(caller, caller.tokenKey)
    return
  }
  const holder = await tokens.authenticate(presented, { ip: origin.ip, userAgent: origin.userAgent, endpoint, unlimited: true }, origin)
  if (!('actor' in holder)) return
  const revoked = await tokens.revoke(holder.actor, holder.actor.tokenKey)
  if (!revoked.ok && revoked.error.code === 'conflict') throw new DatabaseBusy('The token was changed at the same time.')
}

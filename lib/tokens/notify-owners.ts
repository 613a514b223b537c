import type { Actor } from '../actor'
import type { Tx } from '../db/client'
import type { OrgId, TokenKey } from '../ids'
import type { TokenDeps } from './deps'

interface AdminToken {
  readonly orgId: OrgId
  readonly tokenKey: TokenKey
  readonly type: string
  readonly name: string
  readonly version: number
}

/** An admin token acts for everyone, so all owners are notified when one is created or changed. */
export async function notifyOwners(deps: TokenDeps, tx: Tx, actor: Actor, token: AdminToken, change: string, now: Date): Promise<void> {
  if (token.type !== 'admin') return
  const { orgId, tokenKey, name: subject, version } = token
  await deps.notices.notify(tx, orgId, now, {
    tokenKey,
    subject,
    to: { roles: ['owner'] },
    kind: change === 'created' ? 'admin_token_created' : 'admin_token_changed',
    facts: { by: actor.name, change },
    dedupe: `admin_token:${tokenKey}:${version}`,
  })
}

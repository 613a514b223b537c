import type { Actor } from '../actor'
import type { AuditInput, TokenAuditAction } from '../audit/index'
import type { Tx } from '../db/client'
import type { OrgId } from '../ids'
import { type Failure, fail, ok, type Result } from '../result'
import { Secret } from '../secret'
import { accessTo, checkAccess } from './access'
import { isAvailable } from './available-actions'
import type { TokenDeps } from './deps'
import { notifyOwners } from './notify-owners'
import type { Policy } from './policy/policy'
import { readPolicy } from './policy/record'
import type { TokenRecord } from './record'
import type { TokenAction, TokenView } from './schema'
import { loadForDeletion, loadSealed, type TokenUpdate, writeRevocation, writeSealed } from './sealed-token'
import { findToken } from './store'
import { toViews } from './token-view'
import type { IssuedToken } from './types'

/** Everything a change depends on, read inside the transaction that holds the organization's audit head. */
export interface Situation {
  readonly tx: Tx
  readonly token: TokenRecord
  readonly policy: Policy
  readonly now: Date
}

/** An update of the row and its audit entry. */
export interface Change {
  readonly set: TokenUpdate
  readonly audit: Omit<AuditInput, 'tokenKey'> & { readonly action: TokenAuditAction }
  /** Further writes in the same transaction, after the row. */
  readonly afterWrite?: (tx: Tx) => Promise<void>
}

type Rejected = 'forbidden' | 'reauthentication_required' | 'not_found' | 'wrong_status' | 'conflict'
type Decide<C extends Failure['code']> = (situation: Situation) => Promise<Result<Change, Failure<C>>> | Result<Change, Failure<C>>

/** The organization of an actor; null for actors that belong to none. */
export const orgOf = (actor: Actor): OrgId | null => (actor.kind === 'person' || actor.kind === 'token' ? actor.orgId : null)

/** Changes one token: checks access and status, writes the row if its version is unchanged, and records the change. */
export async function changeToken<C extends Failure['code'] = never>(
  deps: TokenDeps,
  actor: Actor,
  tokenKey: string,
  action: TokenAction,
  decide: Decide<C>,
): Promise<Result<TokenRecord, Failure<C | Rejected>>> {
  const orgId = orgOf(actor)
  if (!orgId) return fail('forbidden')
  const now = await deps.clock.now()
  // what other processes recorded: a row that was put back must not get a new seal
  await deps.journal.recorded(tokenKey)
  return deps.audit.change(orgId, actor, now, async (tx, record) => {
    const found = await findChangeable(deps, tx, actor, { orgId, tokenKey, action, now })
    if (!found.ok) return found
    const { token, policy } = found.value
    const decision = await decide({ tx, token, policy, now })
    if (!decision.ok) return decision
    if (!(await writeChange(deps, tx, token, decision.value.set))) return fail('conflict')
    await decision.value.afterWrite?.(tx)
    await record({ ...decision.value.audit, tokenKey: token.tokenKey, subject: token.name })
    const changed = (await findToken(tx, orgId, tokenKey)) ?? token
    await notifyOwners(deps, tx, actor, changed, action, now)
    return ok(changed)
  })
}

/** Only a revocation is written over a row that was edited outside Keyrail: `findChangeable` finds it for no other change. */
function writeChange(deps: TokenDeps, tx: Tx, token: TokenRecord, { revokedAt, revokedReason, ...update }: TokenUpdate): Promise<boolean> {
  return revokedAt && revokedReason
    ? writeRevocation(deps, tx, token, { ...update, revokedAt, revokedReason })
    : writeSealed(deps, tx, token, update)
}

interface ChangeRequest {
  readonly orgId: OrgId
  readonly tokenKey: string
  readonly action: TokenAction
  readonly now: Date
}

/** The token, if the actor may take this action and its status allows it. */
async function findChangeable(
  deps: TokenDeps,
  tx: Tx,
  actor: Actor,
  { orgId, tokenKey, action, now }: ChangeRequest,
): Promise<Result<Pick<Situation, 'token' | 'policy'>, Failure<Rejected>>> {
  const token = action === 'delete' ? await loadForDeletion(tx, orgId, tokenKey) : await loadSealed(deps, tx, orgId, tokenKey)
  if (!token || accessTo(actor, 'see', token) === 'no') return fail('not_found')
  const permitted = checkAccess(actor, accessTo(actor, action, token), now)
  if (permitted !== 'yes') return fail(permitted)
  const policy = await readPolicy(tx, orgId)
  return isAvailable(action, token, policy, now) ? ok({ token, policy }) : fail('wrong_status')
}

async function viewOf(deps: TokenDeps, actor: Actor, token: TokenRecord): Promise<TokenView> {
  const now = await deps.clock.now()
  const [view] = await toViews(deps.db.read, actor, [token], await readPolicy(deps.db.read, token.orgId), now)
  if (!view) throw new Error('The token has no view.')
  return view
}

/** A token together with its secret, for the one response that may contain it. */
export const issuedToken = async (deps: TokenDeps, actor: Actor, token: TokenRecord, secret: string): Promise<IssuedToken> => ({
  token: await viewOf(deps, actor, token),
  secret: new Secret(secret),
})

export async function changeAndView<C extends Failure['code'] = never>(
  deps: TokenDeps,
  actor: Actor,
  tokenKey: string,
  action: TokenAction,
  decide: Decide<C>,
): Promise<Result<TokenView, Failure<C | Rejected>>> {
  const changed = await changeToken(deps, actor, tokenKey, action, decide)
  return changed.ok ? ok(await viewOf(deps, actor, changed.value)) : changed
}

import type { Actor } from '../actor'
import type { AuditInput, TokenAuditAction } from '../audit/index'
import type { Tx } from '../db/client'
import type { OrgId } from '../ids'
import { type Failure, fail, ok, type Result } from '../result'
import { accessTo, checkAccess } from './access'
import { isAvailable } from './available-actions'
import type { TokenDeps } from './deps'
import { type SealedFacts, sealHolds, sealRow } from './digest'
import { notifyOwners } from './notify-owners'
import type { Policy } from './policy/policy'
import { readPolicy } from './policy/record'
import type { TokenRecord } from './record'
import type { TokenAction, TokenView } from './schema'
import { findToken, updateToken } from './store'
import { deleteStored } from './stored-secret/store'
import { toViews } from './token-view'

/** What a change reads: all of it inside the transaction that holds the organization's audit head. */
export interface Situation {
  readonly tx: Tx
  readonly token: TokenRecord
  readonly policy: Policy
  readonly now: Date
}

/** What a change writes: new facts of the row, and how the audit log tells it. */
export interface Change {
  readonly set: Partial<Omit<SealedFacts, 'version' | 'tokenKey' | 'orgId'>> & Unsealed
  readonly audit: Omit<AuditInput, 'tokenKey'> & { readonly action: TokenAuditAction }
  /** What is written besides, in the same transaction, once the row is. */
  readonly besides?: (tx: Tx) => Promise<void>
}

interface Unsealed {
  readonly name?: string
  readonly note?: string
  readonly search?: string
  readonly deactivatedBy?: string | null
  readonly revokedReason?: string
  readonly slot?: number | null
  readonly liveSlot?: number | null
}

type Rejected = 'forbidden' | 'reauthentication_required' | 'not_found' | 'wrong_status' | 'conflict'
type Decide<C extends Failure['code']> = (situation: Situation) => Promise<Result<Change, Failure<C>>> | Result<Change, Failure<C>>

/** The organization an actor stands in; only people and tokens stand in one. */
export const orgOf = (actor: Actor): OrgId | null => (actor.kind === 'person' || actor.kind === 'token' ? actor.orgId : null)

/** One change of one token: who may, whether it makes sense now, the conditional write, the audit row. */
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
  return deps.audit.change(orgId, actor, now, async (tx, record) => {
    const found = await findChangeable(deps, tx, actor, { orgId, tokenKey, action, now })
    if (!found.ok) return found
    const { token, policy } = found.value
    const decision = await decide({ tx, token, policy, now })
    if (!decision.ok) return decision
    if (!(await write(deps, tx, token, decision.value))) return fail('conflict')
    // a stored secret lives no longer than the one it is
    if (decision.value.set.revokedAt || decision.value.set.digest) await deleteStored(tx, orgId, token.id)
    await decision.value.besides?.(tx)
    await record({ ...decision.value.audit, tokenKey: token.tokenKey, subject: token.name })
    const changed = (await findToken(tx, orgId, tokenKey)) ?? token
    await notifyOwners(deps, tx, actor, changed, action, now)
    return ok(changed)
  })
}

interface Asked {
  readonly orgId: OrgId
  readonly tokenKey: string
  readonly action: TokenAction
  readonly now: Date
}

/** The token, where the actor may do this to it now and it makes sense. */
async function findChangeable(
  deps: TokenDeps,
  tx: Tx,
  actor: Actor,
  { orgId, tokenKey, action, now }: Asked,
): Promise<Result<Pick<Situation, 'token' | 'policy'>, Failure<Rejected>>> {
  const token = await readSealedToken(deps, tx, orgId, tokenKey)
  if (!token || accessTo(actor, 'see', token) === 'no') return fail('not_found')
  const permitted = checkAccess(actor, accessTo(actor, action, token), now)
  if (permitted !== 'yes') return fail(permitted)
  const policy = await readPolicy(tx, orgId)
  return isAvailable(action, token, policy, now) ? ok({ token, policy }) : fail('wrong_status')
}

/** A row whose seal does not hold was edited behind Keyrail's back: it is not there, and nothing re-seals it. */
export async function readSealedToken(deps: TokenDeps, tx: Tx, orgId: OrgId, tokenKey: string): Promise<TokenRecord | null> {
  const token = await findToken(tx, orgId, tokenKey)
  if (!token || token.revokedAt) return null
  if (sealHolds(token, deps.keys.seal)) return token
  deps.log.error('A token row does not match its seal.', { tokenKey: token.tokenKey })
  return null
}

function write(deps: TokenDeps, tx: Tx, token: TokenRecord, { set }: Change): Promise<boolean> {
  const next = { ...set, version: token.version + 1 }
  return updateToken(tx, token, { ...next, ...sealRow({ ...token, ...next }, deps.keys.seal) })
}

/** The changed token as the actor sees it. */
export async function viewOf(deps: TokenDeps, actor: Actor, token: TokenRecord): Promise<TokenView> {
  const now = await deps.clock.now()
  const [view] = await toViews(deps.db.read, actor, [token], await readPolicy(deps.db.read, token.orgId), now)
  if (!view) throw new Error('A token that was just changed has no view.')
  return view
}

/** `changeToken`, answered as a view. */
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

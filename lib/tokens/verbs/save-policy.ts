import type { Actor } from '../../actor'
import type { AuditInput } from '../../audit/index'
import type { Tx } from '../../db/client'
import type { OrgId } from '../../ids'
import { type Failure, fail, type Outcome, ok, type Result } from '../../result'
import { checkAccess } from '../access'
import type { TokenDeps } from '../deps'
import { changedFields, policyAfter, termsOf } from '../policy/change'
import { parsePolicyInput } from '../policy/input'
import type { Policy } from '../policy/policy'
import { policyColumns, readPolicy } from '../policy/record'
import type { PolicyInput, PolicyView } from '../policy/schema'
import { updatePolicy } from '../policy/store'
import { toPolicyView } from '../policy/view'
import { findOrganization, findPolicyRow } from '../store'
import { destroySecrets } from '../stored-secret/destroy'

type Rejected = 'forbidden' | 'reauthentication_required' | 'invalid_input' | 'conflict'

/**
 * Replaces the policy. `version` is the one the person saw. Existing tokens keep their expiration and slots; stored
 * secrets are destroyed when viewing is no longer allowed.
 */
export async function savePolicy(
  deps: TokenDeps,
  actor: Actor,
  input: PolicyInput,
  version: number,
): Promise<Outcome<PolicyView, Rejected>> {
  const parsed = parsePolicyInput(actor, input)
  if (!parsed.ok) return parsed
  const { orgId, terms } = parsed.value
  const now = await deps.clock.now()
  const permitted = checkAccess(actor, 'reauth', now)
  if (permitted !== 'yes') return fail(permitted)
  return deps.audit.change(orgId, actor, now, async (tx, record): Promise<Result<PolicyView, Failure<'conflict'>>> => {
    const [before, row] = [await readPolicy(tx, orgId), await findPolicyRow(tx, orgId)]
    if (row.version !== version) return fail('conflict', { detail: 'Someone else changed the policy a moment ago.' })
    const after = policyAfter(before, terms, now)
    const changes = difference(before, after)
    if (!changes) return ok(toPolicyView(before, version))
    await updatePolicy(tx, orgId, version, policyColumns(after))
    if (!after.viewAllowed) await destroySecrets(tx, orgId)
    await record({ action: 'policy.changed', ...changes })
    await notifyAdministrators(deps, tx, actor, orgId, version + 1, now)
    return ok(toPolicyView(after, version + 1))
  })
}

/** The fields that differ, and the preset if it does; null if nothing does. */
function difference(before: Policy, after: Policy): Pick<AuditInput, 'before' | 'after'> | null {
  const fields = [...(before.preset === after.preset ? [] : (['preset'] as const)), ...changedFields(before, after)]
  if (fields.length === 0) return null
  const only = (policy: Policy) => Object.fromEntries(fields.map((field) => [field, termsOf(policy)[field]]))
  return { before: only(before), after: only(after) }
}

async function notifyAdministrators(deps: TokenDeps, tx: Tx, actor: Actor, orgId: OrgId, version: number, now: Date): Promise<void> {
  const { name: subject } = await findOrganization(tx, orgId)
  await deps.notices.notify(tx, orgId, now, {
    kind: 'policy_changed',
    to: { roles: ['owner', 'admin'] },
    subject,
    facts: { by: actor.name },
    dedupe: `policy_changed:${version}`,
  })
}

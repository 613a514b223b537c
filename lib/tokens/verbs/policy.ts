import { type Actor, isAdministrator } from '../../actor'
import { fail, type Outcome, ok } from '../../result'
import type { TokenDeps } from '../deps'
import { changedFields, policyAfter } from '../policy/change'
import { parsePolicyInput } from '../policy/input'
import { readPolicy } from '../policy/record'
import type { PolicyInput, PolicySteps, PolicyView } from '../policy/schema'
import { surveyPolicy } from '../policy/survey'
import { toPolicyView } from '../policy/view'
import { findPolicyRow } from '../store'

export async function showPolicy(deps: TokenDeps, actor: Actor): Promise<Outcome<PolicyView, 'forbidden'>> {
  if (!isAdministrator(actor)) return fail('forbidden')
  const [policy, { version }] = await Promise.all([readPolicy(deps.db.read, actor.orgId), findPolicyRow(deps.db.read, actor.orgId)])
  return ok(toPolicyView(policy, version))
}

export async function previewPolicy(
  deps: TokenDeps,
  actor: Actor,
  input: PolicyInput,
): Promise<Outcome<PolicySteps, 'forbidden' | 'invalid_input'>> {
  const parsed = parsePolicyInput(actor, input)
  if (!parsed.ok) return parsed
  const { orgId, terms } = parsed.value
  const [before, now] = await Promise.all([readPolicy(deps.db.read, orgId), deps.clock.now()])
  const after = policyAfter(before, terms, now)
  return ok(surveyPolicy(deps.db.read, orgId, { before, after, fields: changedFields(before, after), now }))
}

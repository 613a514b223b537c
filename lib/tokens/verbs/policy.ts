import { type Actor, isAdministrator, type PersonActor } from '../../actor'
import { parseInput } from '../../input/parse'
import { type Failure, fail, type Outcome, ok, type Result } from '../../result'
import type { TokenDeps } from '../deps'
import { changedFields, policyAfter, termsOf } from '../policy/change'
import type { Policy } from '../policy/policy'
import { readPolicy } from '../policy/record'
import { type ChosenPolicy, type PolicyInput, type PolicyPreview, type PolicyView, policyInput } from '../policy/schema'
import { surveyPolicy } from '../policy/survey'
import { findPolicyRow } from '../store'

type Rejected = 'forbidden' | 'invalid_input'

/** The policy in force, for the people who may change it. */
export async function showPolicy(deps: TokenDeps, actor: Actor): Promise<Outcome<PolicyView, 'forbidden'>> {
  if (!isAdministrator(actor)) return fail('forbidden')
  const [policy, { version }] = await Promise.all([readPolicy(deps.db.read, actor.orgId), findPolicyRow(deps.db.read, actor.orgId)])
  return ok(toView(policy, version))
}

/** What saving would do to the tokens that exist: tried on every one of them, nothing is written. */
export async function previewPolicy(deps: TokenDeps, actor: Actor, input: PolicyInput): Promise<Outcome<PolicyPreview, Rejected>> {
  const chosen = chosenBy(actor, input)
  if (!chosen.ok) return chosen
  const { orgId, terms } = chosen.value
  const [before, now] = await Promise.all([readPolicy(deps.db.read, orgId), deps.clock.now()])
  const after = policyAfter(before, terms, now)
  return ok(await surveyPolicy(deps.db.read, orgId, { before, after, fields: changedFields(before, after), now }))
}

/** What an administrator chose, well formed. */
export function chosenBy(
  actor: Actor,
  input: PolicyInput,
): Result<{ readonly orgId: PersonActor['orgId']; readonly terms: ChosenPolicy }, Failure<Rejected>> {
  if (!isAdministrator(actor)) return fail('forbidden')
  const parsed = parseInput(policyInput, input, 1)
  return parsed.ok ? ok({ orgId: actor.orgId, terms: parsed.value }) : parsed
}

export const toView = (policy: Policy, version: number): PolicyView => ({
  terms: termsOf(policy),
  version,
  inactivitySince: policy.inactivitySince?.toISOString() ?? null,
  pausedSince: policy.pausedAt?.toISOString() ?? null,
})

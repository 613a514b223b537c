import { type Actor, isAdministrator } from '../../actor'
import type { OrgId } from '../../ids'
import { parseInput } from '../../input/parse'
import { type Failure, fail, ok, type Result } from '../../result'
import { type ChosenPolicy, type PolicyInput, policyInput } from './schema'

/** Checks that the actor may change the policy and parses the one they chose. */
export function parsePolicyInput(
  actor: Actor,
  input: PolicyInput,
): Result<{ readonly orgId: OrgId; readonly terms: ChosenPolicy }, Failure<'forbidden' | 'invalid_input'>> {
  if (!isAdministrator(actor)) return fail('forbidden')
  const parsed = parseInput(policyInput, input, 1)
  return parsed.ok ? ok({ orgId: actor.orgId, terms: parsed.value }) : parsed
}

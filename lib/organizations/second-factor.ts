import type { AccountActor, PersonActor } from '../actor'
import { parseInput } from '../input/parse'
import { isRecentlyAuthenticated } from '../reauth'
import { fail, type Outcome, ok } from '../result'
import { ownsOrganization } from './deletion/close'
import type { OrganizationsDeps } from './deps'
import { type SecondFactorInput, type SecondFactorRule, secondFactorInput } from './schema'
import { isRequiredOf } from './second-factor-rule'
import { findSecondFactorRule, updateSecondFactorRule } from './store'
import { visibleTo } from './verbs/memberships'

export interface SecondFactorDemand {
  /** Organizations that require a second factor of the user. */
  readonly organizations: readonly { readonly slug: string; readonly name: string }[]
  readonly fulfilled: boolean
}

export async function secondFactorDemand(deps: OrganizationsDeps, { userId }: AccountActor): Promise<SecondFactorDemand> {
  const requiring = (await visibleTo(deps, userId)).filter(({ requiresSecondFactor }) => requiresSecondFactor)
  return {
    organizations: requiring.map(({ slug, name }) => ({ slug, name })),
    fulfilled: await deps.accounts.hasSecondFactor(userId),
  }
}

export type SecondFactorFailure = 'forbidden' | 'invalid_input' | 'reauthentication_required' | 'conflict'

/** Takes effect on the next request of every member; an owner without a second factor would lock themselves out. */
export async function saveSecondFactorRule(
  deps: OrganizationsDeps,
  actor: PersonActor,
  input: SecondFactorInput,
): Promise<Outcome<{ rule: SecondFactorRule }, SecondFactorFailure>> {
  if (!ownsOrganization(actor)) return fail('forbidden')
  const parsed = parseInput(secondFactorInput, input)
  if (!parsed.ok) return parsed
  const now = await deps.clock.now()
  if (!isRecentlyAuthenticated(actor.reauthUntil, now)) return fail('reauthentication_required')
  const { rule } = parsed.value
  if (isRequiredOf(rule, actor.role) && !(await deps.accounts.hasSecondFactor(actor.userId))) return lockedOut
  return deps.audit.change(actor.orgId, actor, now, async (tx, record) => {
    const before = await findSecondFactorRule(tx, actor.orgId)
    if (before === rule) return ok({ rule })
    await updateSecondFactorRule(tx, actor.orgId, rule)
    const fields = (secondFactor: string) => ({ secondFactor })
    await record({ action: 'organization.second_factor_changed', before: fields(before), after: fields(rule) })
    return ok({ rule })
  })
}

const lockedOut = fail('conflict', { detail: 'Set up two-factor codes for your own account first, under Settings, Security.' })

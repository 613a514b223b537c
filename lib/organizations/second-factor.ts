import type { AccountActor, PersonActor, Role } from '../actor'
import type { UserId } from '../ids'
import { parseInput } from '../input/parse'
import { isRecentlyAuthenticated } from '../reauth'
import { fail, type Outcome, ok } from '../result'
import { ownsOrganization } from './deletion/close'
import type { OrganizationsDeps } from './deps'
import { type SecondFactorInput, type SecondFactorRule, secondFactorInput } from './schema'
import { findActiveMemberships, findSecondFactorRule, updateSecondFactorRule } from './store'

export const isRequiredOf = (rule: string, role: Role): boolean =>
  rule === ('everyone' satisfies SecondFactorRule) ||
  (rule === ('admins' satisfies SecondFactorRule) && (role === 'owner' || role === 'admin'))

/** True if the member may not act in the organization before they have set up a second factor. */
export const lacksRequired = async ({ accounts }: OrganizationsDeps, userId: UserId, rule: string, role: Role): Promise<boolean> =>
  isRequiredOf(rule, role) && !(await accounts.hasSecondFactor(userId))

export interface SecondFactorDemand {
  /** Organizations that require a second factor of the user. */
  readonly organizations: readonly { readonly slug: string; readonly name: string }[]
  readonly fulfilled: boolean
}

export async function secondFactorDemand({ db, accounts }: OrganizationsDeps, { userId }: AccountActor): Promise<SecondFactorDemand> {
  const memberships = await findActiveMemberships(db.read, userId)
  const requiring = memberships.filter(({ org, role }) => isRequiredOf(org.secondFactor, role as Role))
  return { organizations: requiring.map(({ org: { slug, name } }) => ({ slug, name })), fulfilled: await accounts.hasSecondFactor(userId) }
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
  if (await lacksRequired(deps, actor.userId, rule, actor.role)) return lockedOut
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

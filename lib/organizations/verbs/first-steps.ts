import { isAdministrator, type PersonActor } from '../../actor'
import type { OrganizationsDeps } from '../deps'
import { hasOthers, hasToken } from '../first-steps-store'
import type { FirstSteps } from '../schema'

/** What owners and admins of a new organization have done; null once everything is done, and for everyone else. */
export async function firstSteps({ db }: OrganizationsDeps, actor: PersonActor): Promise<FirstSteps | null> {
  if (!isAdministrator(actor)) return null
  const [token, invitation] = await Promise.all([hasToken(db.read, actor.orgId), hasOthers(db.read, actor.orgId, actor.userId)])
  return token && invitation ? null : { token, invitation }
}

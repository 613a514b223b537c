import { type Actor, isAdministrator, type Role } from '../../actor'
import { isRecentlyAuthenticated } from '../../reauth'
import { fail } from '../../result'
import { dayMs } from '../../time/units'
import { grantableRoles } from '../member-change'

export const lifetimeMs = 7 * dayMs

/** Null if the actor may invite people with this role, or manage an invitation with it; otherwise why not. */
export function rejection(actor: Actor, role: Role, now: Date) {
  if (!isAdministrator(actor) || !grantableRoles(actor).includes(role)) return fail('forbidden')
  return isRecentlyAuthenticated(actor.reauthUntil, now) ? null : fail('reauthentication_required')
}

interface Inviter {
  readonly role: string
  readonly deactivatedAt: Date | null
  readonly user: { readonly deactivatedAt: Date | null }
}

/** An invitation gives no more than its inviter may still give: it stops working with their membership or role. */
export function mayStillInvite({ role, deactivatedAt, user }: Inviter, to: Role): boolean {
  if (deactivatedAt !== null || user.deactivatedAt !== null) return false
  return role === 'owner' || (role === 'admin' && to !== 'owner')
}

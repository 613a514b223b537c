import type { PersonActor } from '../../actor'
import type { Tx } from '../../db/client'
import { takeFromWindow, windowRoom } from '../../rate-limit/store'
import { fail } from '../../result'
import { dayMs, secondsUntil } from '../../time/units'

/** Invitations that a person sends in all of their organizations. */
export const perPerson = { limit: 300, windowMs: dayMs }
export const perOrganization = { limit: 1_000, windowMs: dayMs }

/**
 * Counts invitations, or rejects all of them. Call it in the transaction that locked the audit head of the organization, so that
 * the room of the organization does not change meanwhile.
 */
export async function takeInvitations(tx: Tx, { userId, orgId }: PersonActor, count: number, now: Date) {
  const [person, organization] = [`invite:${userId}`, `invite-to:${orgId}`]
  const room = await windowRoom(tx, organization, now, perOrganization)
  const takes = room.left >= count && (await takeFromWindow(tx, person, now, perPerson, count))
  if (takes) {
    await takeFromWindow(tx, organization, now, perOrganization, count)
    return null
  }
  const { opensAt } = room.left < count ? room : await windowRoom(tx, person, now, perPerson)
  return fail('rate_limited', { retryAfter: secondsUntil(opensAt, now) })
}

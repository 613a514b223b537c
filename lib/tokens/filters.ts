import type { PersonActor } from '../actor'
import type { TokenWhere } from './store'

/** A person's own tokens that have not expired, removed ones included. */
export const whereLive = ({ orgId, userId }: PersonActor, now: Date): TokenWhere => ({
  orgId,
  revokedAt: null,
  type: 'user',
  ownerId: userId,
  OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
})

export const whereListed = (person: PersonActor, now: Date): TokenWhere => ({ ...whereLive(person, now), removedAt: null })

import type { PersonActor } from '../actor'
import type { OrgId } from '../ids'
import type { TabReach } from './access'
import type { TokenWhere } from './store'

export function whereReach(orgId: OrgId, userId: string, reach: TabReach): TokenWhere {
  const base = { orgId, revokedAt: null }
  if (reach.kind === 'own') return { ...base, type: 'user', ownerId: userId }
  if (reach.kind === 'all') return { ...base, type: { in: ['user', 'admin', 'location'] } }
  const type = reach.kind === 'managed' || reach.kind === 'everyManaged' ? 'managed' : 'location'
  return { ...base, type, ...('ids' in reach ? { locationId: { in: [...reach.ids] } } : {}) }
}

/** A person's own tokens that have not expired, removed ones included. */
export const whereLive = (person: PersonActor, now: Date): TokenWhere => ({
  ...whereReach(person.orgId, person.userId, { kind: 'own' }),
  OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
})

export const whereListed = (person: PersonActor, now: Date): TokenWhere => ({ ...whereLive(person, now), removedAt: null })

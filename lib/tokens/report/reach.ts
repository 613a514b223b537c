import { isAdministrator, type PersonActor } from '../../actor'
import type { TokenWhere } from '../store'
import type { UsageReport } from './schema'

export function reportReach(actor: PersonActor): UsageReport['reach'] {
  if (isAdministrator(actor)) return 'all'
  return actor.role === 'manager' && actor.locationIds.length > 0 ? 'locations' : 'own'
}

/** Tokens whose use a person may read, deleted ones included. */
export function whereInReport(actor: PersonActor): TokenWhere {
  const { orgId, userId, locationIds } = actor
  const own: TokenWhere = { type: 'user', ownerId: userId }
  const reach = reportReach(actor)
  if (reach === 'all') return { orgId }
  if (reach === 'own') return { orgId, ...own }
  return { orgId, OR: [own, { type: { in: ['location', 'managed'] }, locationId: { in: [...locationIds] } }] }
}

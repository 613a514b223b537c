import { type Actor, isAdministrator, type PersonActor } from '../actor'

/** Entries that a person may read: all, those of their locations' tokens and their own, or only their own. */
type AuditReach = 'all' | 'locations' | 'own'

export interface AuditReader {
  readonly person: PersonActor
  readonly reach: AuditReach
}

/** Null if the actor may not read the audit log. */
export function auditReader(actor: Actor): AuditReader | null {
  if (actor.kind !== 'person' || actor.role === 'viewer') return null
  if (isAdministrator(actor)) return { person: actor, reach: 'all' }
  return { person: actor, reach: actor.role === 'manager' && actor.locationIds.length > 0 ? 'locations' : 'own' }
}

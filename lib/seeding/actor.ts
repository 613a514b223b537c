import type { PersonActor } from '../actor'
import type { SessionId } from '../ids'
import { daysAfter } from '../time/calendar'
import type { SeedContext } from './seed-context'

/** Actor of a seeded person, re-authenticated. */
export function actorOf({ seed, orgId, people, locations, present }: SeedContext, email: string): PersonActor {
  const person = people.get(email)
  const member = seed.people.find((each) => each.email === email)
  if (!person || !member) throw new Error(`The seed has no person with the email ${email}.`)
  return {
    kind: 'person',
    userId: person.userId,
    name: person.name,
    orgId,
    role: member.role,
    locationIds: (member.locations ?? []).flatMap((name) => locations.get(name)?.id ?? []),
    sessionId: '' as SessionId,
    reauthUntil: daysAfter(present, 1),
    timeZone: seed.timeZone,
    origin: { ip: '198.51.100.24', userAgent: null, requestId: null },
  }
}

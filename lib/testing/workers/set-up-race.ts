import type { SetUpInput } from '../../organizations/index'
import type { Server } from '../../server'
import { from, password } from '../fixtures/people'

/** Setup input; each visitor is another user. */
export const firstRun = (visitor: number | string): SetUpInput => ({
  person: { name: 'Ana Martins', email: `ana${visitor}@example.com`, password, timeZone: 'Europe/Lisbon' },
  organization: { name: 'Northwind Realty', slug: `northwind-${visitor}`, timeZone: 'Europe/Lisbon' },
  location: 'Downtown',
  policy: { preset: 'default', listedPerPerson: 5, lifetime: 'P1Y', inactivityDays: 90, noticeDays: [15, 7, 1] },
})

/** Runs setup concurrently and returns the result code of each attempt. */
export async function setUpConcurrently(
  { organizations }: Pick<Server, 'organizations'>,
  visitors: number,
  name = 'here',
): Promise<string[]> {
  const outcomes = Array.from({ length: visitors }, (_, index) => organizations.setUp(firstRun(`${name}-${index}`), from(index)))
  return (await Promise.all(outcomes)).map((outcome) => (outcome.ok ? 'ok' : outcome.error.code))
}

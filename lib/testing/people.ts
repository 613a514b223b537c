import type { AccountActor } from '../actor'
import type { SessionId, UserId } from '../ids'
import type { Origin } from '../ports'
import type { Server } from '../server'

export const operator = { kind: 'operator', name: 'tests' } as const
export const password = 'a long walk by the harbour'

/** A browser of its own; each number is another network. */
export const from = (network = 1): Origin => ({ ip: `203.0.${network >> 8}.${network & 255}`, userAgent: 'Firefox', requestId: null })

/** A person with the password above. */
export async function makePerson({ accounts }: Server, email = 'ana@example.com', name = 'Ana Martins'): Promise<UserId> {
  const made = await accounts.createUser(operator, { name, email, password, timeZone: 'Europe/Lisbon' })
  if (!made.ok) throw new Error(JSON.stringify(made.error))
  return made.value.userId
}

/** Signs a person in; the session's id. */
export async function openSession({ accounts }: Server, email = 'ana@example.com') {
  const proven = await accounts.signIn(email, password, from())
  if (!proven.ok) throw new Error(JSON.stringify(proven.error))
  const session = await accounts.exchangeTicket(proven.value.ticket, from())
  if (!session) throw new Error('The ticket was refused.')
  return session.sessionId
}

/** The person of a session, as their own settings know them. */
export async function accountOf({ accounts }: Server, sessionId: SessionId): Promise<AccountActor> {
  const session = await accounts.readSession(sessionId)
  if (!session) throw new Error('The session has ended.')
  const { userId, name, reauthUntil } = session
  return { kind: 'account', userId, name, sessionId, reauthUntil, origin: from() }
}

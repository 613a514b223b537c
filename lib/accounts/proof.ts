import { randomBase62 } from '../ids'
import { minuteMs } from '../time/units'
import type { AccountsDeps } from './deps'
import { hasPasskeys } from './passkeys/store'
import { insertSecondStep } from './second-step-store'
import { insertTicket } from './store'
import { ticketDigest } from './ticket'
import { findConfirmed } from './two-factor/store'

/** A sign-in that waits for the second factor. */
interface PendingSignIn {
  /** Opens nothing by itself: `finishSignIn` accepts it once, with a code. */
  readonly step: string
  /** The user can continue with a passkey instead of a code. */
  readonly passkey: boolean
}

/** Result of the first factor. */
export type Proof = { readonly ticket: string } | { readonly pending: PendingSignIn }

const ticketMs = minuteMs
const secondStepMs = 5 * minuteMs

/** Call it once the first factor is proven: returns the ticket, or the pending sign-in of a user with two-factor codes. */
export async function passFirstFactor(deps: AccountsDeps, userId: string): Promise<Proof> {
  if (!(await findConfirmed(deps.db.read, userId))) return { ticket: await issueTicket(deps, userId) }
  const step = randomBase62(deps.random, 43)
  const row = await dated(deps, userId, step, secondStepMs)
  await deps.db.write((tx) => insertSecondStep(tx, row))
  return { pending: { step, passkey: await hasPasskeys(deps.db.read, userId) } }
}

/** Call it once every required factor is proven. */
export async function issueTicket(deps: AccountsDeps, userId: string): Promise<string> {
  const ticket = randomBase62(deps.random, 43)
  const row = await dated(deps, userId, ticket, ticketMs)
  await deps.db.write((tx) => insertTicket(tx, row))
  return ticket
}

async function dated({ clock }: AccountsDeps, userId: string, text: string, lifetimeMs: number) {
  const createdAt = await clock.now()
  return { digest: ticketDigest(text), userId, createdAt, expiresAt: new Date(createdAt.getTime() + lifetimeMs) }
}

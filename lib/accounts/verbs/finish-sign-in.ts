import type { Origin } from '../../ports'
import { fail, type Outcome, ok } from '../../result'
import type { CodeFailure } from '../check-code'
import type { AccountsDeps } from '../deps'
import { signInKeys } from '../known-browsers'
import { issueTicket } from '../proof'
import { findSecondStep, takeSecondStep } from '../second-step-store'
import { codeKey } from '../throttle-keys'
import { isTicket, ticketDigest } from '../ticket'
import { takeCode } from '../two-factor/take-code'

export type FinishFailure = CodeFailure | 'missing_credentials'

/** Second factor of a pending sign-in: a two-factor code or a recovery code. */
export async function finishSignIn(
  deps: AccountsDeps,
  step: string,
  code: string,
  origin: Origin,
  browser: string | null = null,
): Promise<Outcome<{ ticket: string }, FinishFailure>> {
  const digest = ticketDigest(step)
  const user = isTicket(step) ? await findSecondStep(deps.db.read, digest, await deps.clock.now()) : null
  if (!user) return expired
  const keys = signInKeys(deps, codeKey(user.id), { userId: user.id, browser, ip: origin.ip })
  const checked = await takeCode(deps, user, code, { kind: 'stranger', name: 'sign-in', origin }, keys)
  if (!checked.ok) return checked
  const now = await deps.clock.now()
  const isTaken = await deps.db.write((tx) => takeSecondStep(tx, digest, now))
  return isTaken ? ok({ ticket: await issueTicket(deps, user.id) }) : expired
}

const expired = fail('missing_credentials', { detail: 'This sign-in has expired. Enter your password again.' })

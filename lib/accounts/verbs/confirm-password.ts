import type { AccountActor, PersonActor } from '../../actor'
import { fail, type Outcome } from '../../result'
import type { AccountsDeps } from '../deps'
import { type Confirmed, renewSession } from '../renew-session'
import { findUserById } from '../store'
import { sessionKeys } from '../throttle-keys'
import { findConfirmed } from '../two-factor/store'
import { type CheckFailure, checkPassword } from './check-password'

export type ConfirmFailure = CheckFailure | 'missing_credentials'

/** Not for users with two-factor codes: their password alone proves one of two factors. */
export async function confirmPassword(
  deps: AccountsDeps,
  actor: AccountActor | PersonActor,
  password: string,
): Promise<Outcome<Confirmed, ConfirmFailure>> {
  const user = await findUserById(deps.db.read, actor.userId)
  if (!user || user.deactivatedAt) return fail('missing_credentials')
  if (await findConfirmed(deps.db.read, user.id)) return codeRequired
  const checked = await checkPassword(deps, {
    keys: sessionKeys('password', actor),
    user,
    password,
    wrongMessage: 'Incorrect password.',
    actor,
  })
  return checked.ok ? renewSession(deps, actor) : checked
}

const codeRequired = fail('invalid_input', { detail: 'Enter a code from your authenticator app, or use a passkey.' })

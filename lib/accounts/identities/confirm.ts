import type { AccountActor } from '../../actor'
import { fail, type Outcome } from '../../result'
import type { AccountsDeps } from '../deps'
import { type Confirmed, renewSession } from '../renew-session'
import { findConfirmed } from '../two-factor/store'
import type { ProvenIdentity } from './sign-in'
import { touchIdentity } from './store'

export type ConfirmIdentityFailure = 'forbidden' | 'missing_credentials'

/** Re-authenticates with an identity of the actor. Not for users with two-factor codes: it proves one of two factors. */
export async function confirmIdentity(
  deps: AccountsDeps,
  actor: AccountActor,
  { issuer, subject }: Pick<ProvenIdentity, 'issuer' | 'subject'>,
): Promise<Outcome<Confirmed, ConfirmIdentityFailure>> {
  if (await findConfirmed(deps.db.read, actor.userId)) return codeRequired
  const now = await deps.clock.now()
  const user = await deps.db.write((tx) => touchIdentity(tx, issuer, subject, now, actor.userId))
  if (!user) return anotherAccount
  return user.deactivatedAt ? fail('missing_credentials') : renewSession(deps, actor)
}

const codeRequired = fail('forbidden', { detail: "Confirm it's you with a code from your authenticator app, or with a passkey." })
const anotherAccount = fail('forbidden', { detail: 'That account is not connected to yours. Use the one that you sign in with.' })

import type { AccountActor, PersonActor } from '../../actor'
import type { Outcome } from '../../result'
import type { AccountsDeps } from '../deps'
import { type PublicKeyCredentialRequestOptionsJSON, requestOptions } from '../passkeys/options'
import { verifyPasskey } from '../passkeys/verify'
import { type Confirmed, renewSession } from '../renew-session'
import { rejectedPasskey } from './sign-in-passkey'

type Actor = AccountActor | PersonActor

const use = ({ userId }: Actor) => ({ purpose: 'reauth', userId }) as const

/** Options for the browser: the actor's passkeys. */
export const passkeyConfirmOptions = (deps: AccountsDeps, actor: Actor): Promise<PublicKeyCredentialRequestOptionsJSON> =>
  requestOptions(deps, use(actor))

/** Re-authenticates with a passkey of the actor. */
export async function confirmPasskey(
  deps: AccountsDeps,
  actor: Actor,
  response: string,
): Promise<Outcome<Confirmed, 'invalid_input' | 'missing_credentials'>> {
  return (await verifyPasskey(deps, use(actor), response)) ? renewSession(deps, actor) : rejectedPasskey
}

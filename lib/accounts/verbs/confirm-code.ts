import type { AccountActor, PersonActor } from '../../actor'
import { fail, type Outcome } from '../../result'
import type { CodeFailure } from '../check-code'
import type { AccountsDeps } from '../deps'
import { type Confirmed, renewSession } from '../renew-session'
import { sessionKeys } from '../throttle-keys'
import { findConfirmed } from '../two-factor/store'
import { takeCode } from '../two-factor/take-code'

export type ConfirmCodeFailure = CodeFailure | 'forbidden' | 'missing_credentials'

/** Re-authenticates with a two-factor code or a recovery code. */
export async function confirmCode(
  deps: AccountsDeps,
  actor: AccountActor | PersonActor,
  code: string,
): Promise<Outcome<Confirmed, ConfirmCodeFailure>> {
  if (!(await findConfirmed(deps.db.read, actor.userId))) return fail('forbidden', { detail: 'Two-factor codes are off.' })
  const checked = await takeCode(deps, { id: actor.userId, name: actor.name }, code, actor, sessionKeys('code', actor))
  return checked.ok ? renewSession(deps, actor) : checked
}

import { fail, type Outcome, ok } from '../result'
import type { AccountsDeps } from './deps'
import { type Attempt, beginAttempt, type SignInActor, tooManyAttempts } from './login-throttle'
import type { NamedUser } from './store'
import type { AttemptKeys } from './throttle-keys'

export type CodeFailure = 'invalid_input' | 'rate_limited'

export interface CheckedCode {
  readonly keys: AttemptKeys
  readonly user: NamedUser
  readonly actor: SignInActor
  /** Uses the code; false if it is wrong or was used before. */
  readonly take: () => Promise<boolean>
  readonly wrong: string
}

/** Uses a code unless the throttle blocks the attempt. Codes of a user have a throttle of their own. */
export async function checkCode(deps: AccountsDeps, { keys, user, actor, take, wrong }: CheckedCode): Promise<Outcome<null, CodeFailure>> {
  const attempt = await beginAttempt(deps, keys)
  if ('retryAfter' in attempt) return tooManyAttempts(attempt.retryAfter)
  if (await takeOrCancel(take, attempt)) {
    await attempt.succeeded()
    return ok(null)
  }
  await attempt.failed(actor, user)
  return fail('invalid_input', { detail: wrong, fields: { code: [wrong] } })
}

async function takeOrCancel(take: () => Promise<boolean>, attempt: Attempt): Promise<boolean> {
  try {
    return await take()
  } catch (error) {
    await attempt.canceled()
    throw error
  }
}

import type { AccountActor } from '../../actor'
import { invalidField, parseInput } from '../../input/parse'
import { normalizePassword, passwordProblem, personalWords } from '../../input/password-rules'
import { fail, type Outcome, ok } from '../../result'
import type { AccountsDeps } from '../deps'
import { hashPassword } from '../hash-password'
import { reauthRequired } from '../reauth-required'
import { newPasswordInput } from '../schema'
import { endSessions } from '../sessions-store'
import { findUserById, type StoredUser, writePassword } from '../store'
import { sessionKeys } from '../throttle-keys'
import { findConfirmed } from '../two-factor/store'
import { type CheckFailure, checkPassword } from './check-password'

export interface PasswordChange {
  /** Empty if the actor proves who they are by a re-authentication instead. */
  readonly current: string
  readonly password: string
}

export type ChangePasswordFailure = CheckFailure | 'reauthentication_required' | 'missing_credentials'

/** Sets a new password and ends all other sessions of the actor. */
export async function changePassword(
  deps: AccountsDeps,
  actor: AccountActor,
  change: PasswordChange,
): Promise<Outcome<{ ended: number }, ChangePasswordFailure>> {
  const user = await findUserById(deps.db.read, actor.userId)
  if (!user) return fail('missing_credentials')
  const parsed = parseInput(newPasswordInput, { password: change.password })
  if (!parsed.ok) return parsed
  const problem = passwordProblem(parsed.value.password, personalWords(user))
  if (problem !== null) return invalidField('password', problem)
  const proven = await prove(deps, actor, user, change.current)
  if (!proven.ok) return proven
  if (isSame(change.current, parsed.value.password)) return invalidField('password', 'Choose a password that differs from the current one.')
  const hashed = await hashPassword(deps.passwords, parsed.value.password)
  if (!hashed.ok) return hashed
  const now = await deps.clock.now()
  return deps.db.write(async (tx) => {
    await writePassword(tx, actor.userId, hashed.value, now)
    const ended = await endSessions(tx, { userId: actor.userId, except: actor.sessionId }, now)
    const dedupe = `password:${now.toISOString()}`
    await deps.notices.notifyPerson(tx, actor.userId, now, { kind: 'password_changed', subject: user.name, dedupe })
    await deps.audit.installation.append(tx, actor, now, { action: 'user.password_changed', subject: user.name })
    return ok({ ended })
  })
}

const isSame = (current: string, password: string): boolean => normalizePassword(current) === normalizePassword(password)

/** The current password or a re-authentication; with two-factor codes always the latter. */
async function prove(
  deps: AccountsDeps,
  actor: AccountActor,
  user: StoredUser,
  current: string,
): Promise<Outcome<null, ChangePasswordFailure>> {
  const isRequired = current === '' || (await findConfirmed(deps.db.read, user.id)) !== null
  if (isRequired && (await reauthRequired(deps, actor))) return fail('reauthentication_required')
  if (current === '') return ok(null)
  const wrongMessage = 'Incorrect password.'
  const checked = await checkPassword(deps, { keys: sessionKeys('password', actor), user, password: current, wrongMessage, actor })
  const isWrong = !checked.ok && checked.error.code === 'invalid_input'
  return isWrong ? invalidField('current', wrongMessage) : checked
}

import type { UserId } from '../../ids'
import type { Outcome } from '../../result'
import { type CodeFailure, checkCode } from '../check-code'
import type { AccountsDeps } from '../deps'
import type { SignInActor } from '../login-throttle'
import type { NamedUser } from '../store'
import type { AttemptKeys } from '../throttle-keys'
import { parseRecoveryCode, recoveryDigests } from './recovery-codes'
import { matchCode } from './secret'
import { countRecoveryCodes, findConfirmed, takeRecoveryCode, takeStep } from './store'

type Owner = NamedUser & { readonly id: UserId }

export const wrongCode = 'That code is not valid. Check the clock on your phone.'
const wrongRecoveryCode = 'That recovery code is not valid, or it was used before.'

/** Uses a two-factor code or a recovery code of a user; each works once. */
export function takeCode(
  deps: AccountsDeps,
  user: Owner,
  typed: string,
  actor: SignInActor,
  keys: AttemptKeys,
): Promise<Outcome<null, CodeFailure>> {
  const digits = parseDigits(typed)
  return digits === null
    ? checkCode(deps, { keys, user, actor, take: () => takeRecovery(deps, user, typed, actor), wrong: wrongRecoveryCode })
    : checkCode(deps, { keys, user, actor, take: () => takeDigits(deps, user.id, digits), wrong: wrongCode })
}

/** Six digits, possibly in two groups; null for anything else. */
export function parseDigits(typed: string): string | null {
  const digits = typed.replace(/\s/g, '')
  return /^\d{1,6}$/.test(digits) ? digits : null
}

async function takeDigits(deps: AccountsDeps, userId: UserId, digits: string): Promise<boolean> {
  const stored = await findConfirmed(deps.db.read, userId)
  const matched = stored && digits.length === 6 ? await matchCode(deps, userId, stored, digits) : null
  if (!stored || !matched) return false
  const now = await deps.clock.now()
  return deps.db.write((tx) => takeStep(tx, userId, stored.sealed, matched.step, matched.resealed, now))
}

async function takeRecovery(deps: AccountsDeps, { id, name }: Owner, typed: string, actor: SignInActor): Promise<boolean> {
  const code = parseRecoveryCode(typed)
  if (code === null) return false
  const digests = recoveryDigests(deps.keys.pepper, id, code)
  const now = await deps.clock.now()
  return deps.db.write(async (tx) => {
    if (!(await takeRecoveryCode(tx, id, digests, now))) return false
    const left = await countRecoveryCodes(tx, id)
    const dedupe = `recovery-code:${digests[0]}`
    await deps.notices.notifyPerson(tx, id, now, {
      kind: 'second_factor_changed',
      subject: name,
      facts: { change: 'recovery_code_used', left },
      dedupe,
    })
    await deps.audit.installation.append(tx, actor, now, { action: 'user.recovery_code_used', subject: name, after: { userId: id, left } })
    return true
  })
}

import type { AccountActor } from '../../actor'
import type { AuditInput } from '../../audit/index'
import type { Tx } from '../../db/client'
import { invalidField } from '../../input/parse'
import { fail, type Outcome, ok } from '../../result'
import { Secret } from '../../secret'
import { hourMs } from '../../time/units'
import { type CodeFailure, checkCode } from '../check-code'
import type { AccountsDeps } from '../deps'
import { reauthRequired } from '../reauth-required'
import { endReplaced } from '../sessions-store'
import { findUserById } from '../store'
import { sessionKeys } from '../throttle-keys'
import { type NewRecoveryCodes, newRecoveryCodes } from '../two-factor/recovery-codes'
import { matchCode, newSecret, sealSecret, secretUri } from '../two-factor/secret'
import { confirmSecret, deleteSecret, findConfirmed, findUnconfirmed, putUnconfirmed, replaceRecoveryCodes } from '../two-factor/store'
import { parseDigits, wrongCode } from '../two-factor/take-code'

/** Time between showing the QR code and the first code. */
const setUpMs = hourMs

export type TwoFactorFailure = 'reauthentication_required' | 'missing_credentials' | 'wrong_status'

export interface TwoFactorSecret {
  /** Base32, for typing. */
  readonly secret: Secret
  /** For the QR code. */
  readonly uri: Secret
}

const alreadyOn = fail('wrong_status', { detail: 'Two-factor codes are already on.' })
const off = fail('wrong_status', { detail: 'Two-factor codes are off.' })

/** Stores a new secret. It is no second factor until `confirmTwoFactor` accepts its first code. */
export async function startTwoFactor(deps: AccountsDeps, actor: AccountActor): Promise<Outcome<TwoFactorSecret, TwoFactorFailure>> {
  if (await reauthRequired(deps, actor)) return fail('reauthentication_required')
  const user = await findUserById(deps.db.read, actor.userId)
  if (!user) return fail('missing_credentials')
  const secret = newSecret(deps)
  const sealed = sealSecret(deps, actor.userId, secret)
  const now = await deps.clock.now()
  const isStored = await deps.db.write((tx) => putUnconfirmed(tx, actor.userId, sealed, now))
  return isStored ? ok({ secret: new Secret(secret), uri: new Secret(secretUri(secret, user.email)) }) : alreadyOn
}

/** Turns on two-factor codes with the first code of the new secret; returns the recovery codes. */
export async function confirmTwoFactor(
  deps: AccountsDeps,
  actor: AccountActor,
  typed: string,
): Promise<Outcome<readonly Secret[], TwoFactorFailure | CodeFailure>> {
  if (await reauthRequired(deps, actor)) return fail('reauthentication_required')
  if (parseDigits(typed)?.length !== 6) return invalidField('code', 'Enter the six digits.')
  const recovery = newRecoveryCodes(deps.random, deps.keys.pepper, actor.userId)
  const take = () => confirmFirstCode(deps, actor, typed, recovery)
  const checked = await checkCode(deps, {
    keys: sessionKeys('code', actor),
    user: { id: actor.userId, name: actor.name },
    actor,
    take,
    wrong: wrongCode,
  })
  return checked.ok ? ok(recovery.codes) : checked
}

async function confirmFirstCode(deps: AccountsDeps, actor: AccountActor, typed: string, { digests }: NewRecoveryCodes): Promise<boolean> {
  const now = await deps.clock.now()
  const stored = await findUnconfirmed(deps.db.read, actor.userId, new Date(now.getTime() - setUpMs))
  const digits = parseDigits(typed)
  const matched = stored && digits?.length === 6 ? await matchCode(deps, actor.userId, stored, digits) : null
  if (!stored || !matched) return false
  return deps.db.write(async (tx) => {
    if (!(await confirmSecret(tx, actor.userId, stored.sealed, matched.step, now))) return false
    await replaceRecoveryCodes(tx, actor.userId, digests, now)
    await record(deps, tx, actor, now, { change: 'enabled', action: 'user.two_factor_enabled' })
    return true
  })
}

/** Replaces the recovery codes; the old ones no longer work. */
export async function renewRecoveryCodes(deps: AccountsDeps, actor: AccountActor): Promise<Outcome<readonly Secret[], TwoFactorFailure>> {
  if (await reauthRequired(deps, actor)) return fail('reauthentication_required')
  const { codes, digests } = newRecoveryCodes(deps.random, deps.keys.pepper, actor.userId)
  const now = await deps.clock.now()
  return deps.db.write(async (tx) => {
    if (!(await findConfirmed(tx, actor.userId))) return off
    await replaceRecoveryCodes(tx, actor.userId, digests, now)
    await record(deps, tx, actor, now, { change: 'recovery_codes', action: 'user.recovery_codes_replaced' })
    return ok(codes)
  })
}

/** Deletes the secret and the recovery codes. */
export async function turnOffTwoFactor(deps: AccountsDeps, actor: AccountActor): Promise<Outcome<null, TwoFactorFailure>> {
  if (await reauthRequired(deps, actor)) return fail('reauthentication_required')
  const now = await deps.clock.now()
  return deps.db.write(async (tx) => {
    if (!(await deleteSecret(tx, actor.userId))) return off
    await record(deps, tx, actor, now, { change: 'disabled', action: 'user.two_factor_disabled' })
    return ok(null)
  })
}

interface FactorChange {
  readonly change: 'enabled' | 'disabled' | 'recovery_codes'
  readonly action: AuditInput['action']
}

/** Ends the session that a re-authentication replaced, notifies the user and appends to the audit log. */
async function record({ notices, audit }: AccountsDeps, tx: Tx, actor: AccountActor, now: Date, { change, action }: FactorChange) {
  await endReplaced(tx, actor.sessionId, now)
  const dedupe = `two-factor:${change}:${now.toISOString()}`
  await notices.notifyPerson(tx, actor.userId, now, { kind: 'second_factor_changed', subject: actor.name, facts: { change }, dedupe })
  await audit.installation.append(tx, actor, now, { action, subject: actor.name })
}

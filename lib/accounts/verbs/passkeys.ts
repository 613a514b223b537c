import type { AccountActor } from '../../actor'
import { parseInput } from '../../input/parse'
import { fail, type Outcome, ok } from '../../result'
import { browserName } from '../browser-name'
import type { AccountsDeps } from '../deps'
import { creationOptions, type PublicKeyCredentialCreationOptionsJSON } from '../passkeys/options'
import { deletePasskey, findPasskeys, insertPasskey, renamePasskey } from '../passkeys/store'
import { verifyNewPasskey } from '../passkeys/verify'
import { reauthRequired } from '../reauth-required'
import { passkeyName } from '../schema'
import { endReplaced } from '../sessions-store'
import { findUserById } from '../store'
import { countWays, findWays, lockUser } from '../ways-store'

const maxPasskeys = 20

export type AddFailure = 'reauthentication_required' | 'limit_reached' | 'missing_credentials'

/** Options for the browser to create a passkey. */
export async function startPasskey(
  deps: AccountsDeps,
  actor: AccountActor,
): Promise<Outcome<PublicKeyCredentialCreationOptionsJSON, AddFailure>> {
  if (await reauthRequired(deps, actor)) return fail('reauthentication_required')
  const user = await findUserById(deps.db.read, actor.userId)
  if (!user) return fail('missing_credentials')
  if ((await findPasskeys(deps.db.read, actor.userId)).length >= maxPasskeys) return tooMany
  return ok(await creationOptions(deps, user))
}

const tooMany = fail('limit_reached', { detail: `You have ${maxPasskeys} passkeys. Remove one first.` })
const rejected = fail('invalid_input', { detail: 'This passkey was not accepted. Try again.' })

/** Adds the passkey that the browser created. Its challenge was issued after a re-authentication, so a later one is not required. */
export async function addPasskey(
  deps: AccountsDeps,
  actor: AccountActor,
  response: string,
): Promise<Outcome<{ name: string }, 'invalid_input' | 'limit_reached'>> {
  const passkey = await verifyNewPasskey(deps, actor.userId, response)
  if (!passkey) return rejected
  const now = await deps.clock.now()
  const name = browserName(actor.origin.userAgent).replace(/^an unknown browser$/, 'Passkey')
  return deps.db.write(async (tx) => {
    await lockUser(tx, actor.userId)
    if ((await findPasskeys(tx, actor.userId)).length >= maxPasskeys) return tooMany
    if (!(await insertPasskey(tx, { ...passkey, name, createdAt: now }))) return rejected
    await deps.notices.notifyPerson(tx, actor.userId, now, { kind: 'passkey_added', subject: name, dedupe: `passkey:${passkey.id}` })
    await deps.audit.installation.append(tx, actor, now, { action: 'user.passkey_added', subject: actor.name, after: { passkey: name } })
    return ok({ name })
  })
}

export async function changePasskeyName(
  deps: AccountsDeps,
  actor: AccountActor,
  id: string,
  given: string,
): Promise<Outcome<null, 'invalid_input' | 'not_found'>> {
  const parsed = parseInput(passkeyName, { name: given })
  if (!parsed.ok) return parsed
  const { name } = parsed.value
  const now = await deps.clock.now()
  return deps.db.write(async (tx) => {
    const before = await renamePasskey(tx, actor.userId, id, name)
    if (before === null) return gone
    const changed = { before: { passkey: before }, after: { passkey: name } }
    await deps.audit.installation.append(tx, actor, now, { action: 'user.passkey_renamed', subject: actor.name, ...changed })
    return ok(null)
  })
}

const gone = fail('not_found', { detail: 'This passkey was removed.' })
const lastWay = fail('wrong_status', { detail: 'Add another way to sign in first.' })

export async function removePasskey(
  deps: AccountsDeps,
  actor: AccountActor,
  id: string,
): Promise<Outcome<{ name: string }, 'reauthentication_required' | 'not_found' | 'wrong_status'>> {
  if (await reauthRequired(deps, actor)) return fail('reauthentication_required')
  const now = await deps.clock.now()
  return deps.db.write(async (tx) => {
    await lockUser(tx, actor.userId)
    const isOnly = countWays(await findWays(tx, actor.userId)) === 1
    const passkeys = await findPasskeys(tx, actor.userId)
    if (isOnly && passkeys.some((passkey) => passkey.id === id)) return lastWay
    const name = await deletePasskey(tx, actor.userId, id)
    if (name === null) return gone
    await endReplaced(tx, actor.sessionId, now)
    const facts = { change: 'passkey_removed' }
    const dedupe = `passkey-removed:${id}:${now.toISOString()}`
    await deps.notices.notifyPerson(tx, actor.userId, now, { kind: 'second_factor_changed', subject: name, facts, dedupe })
    await deps.audit.installation.append(tx, actor, now, { action: 'user.passkey_removed', subject: actor.name, before: { passkey: name } })
    return ok({ name })
  })
}

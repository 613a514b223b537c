import type { AccountActor } from '../../actor'
import type { Tx } from '../../db/client'
import { errorCode } from '../../errors'
import { newId } from '../../ids'
import { fail, type Outcome, ok } from '../../result'
import type { AccountsDeps } from '../deps'
import { reauthRequired } from '../reauth-required'
import type { IdentityView } from '../schema'
import { endReplaced } from '../sessions-store'
import { findUserById } from '../store'
import { countWays, findWays, lockUser } from '../ways-store'
import type { ProvenIdentity } from './sign-in'
import { deleteIdentity, findIdentities, insertIdentity } from './store'

/** The actor's accounts at the provider, oldest first. */
export async function listIdentities({ db }: AccountsDeps, { userId }: AccountActor): Promise<IdentityView[]> {
  const isOnly = countWays(await findWays(db.read, userId)) === 1
  return (await findIdentities(db.read, userId)).map(({ createdAt, lastUsedAt, ...rest }) => ({
    ...rest,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    removable: !isOnly,
  }))
}

export type LinkFailure = 'reauthentication_required' | 'missing_credentials' | 'forbidden' | 'conflict'

/** Connects an identity to the actor, who has re-authenticated and whose email address the provider verified. */
export async function linkIdentity(deps: AccountsDeps, actor: AccountActor, identity: ProvenIdentity): Promise<Outcome<null, LinkFailure>> {
  if (await reauthRequired(deps, actor))
    return fail('reauthentication_required', { detail: "Confirm it's you, then connect the account again." })
  const user = await findUserById(deps.db.read, actor.userId)
  if (!user) return fail('missing_credentials')
  const { issuer, subject, email } = identity
  if (email !== user.email) return fail('forbidden', { detail: `That account has another email address. Use the one of ${user.email}.` })
  const now = await deps.clock.now()
  try {
    await deps.db.write(async (tx) => {
      await insertIdentity(tx, { issuer, subject, userId: actor.userId, email, createdAt: now, lastUsedAt: null })
      await notify(deps, tx, actor, { change: 'identity_added', issuer, now })
      await deps.audit.installation.append(tx, actor, now, { action: 'user.identity_linked', subject: actor.name, after: { issuer } })
    })
    return ok(null)
  } catch (error) {
    if (errorCode(error) !== 'P2002') throw error
    return fail('conflict', { detail: 'That account is already connected.' })
  }
}

export type UnlinkFailure = 'reauthentication_required' | 'not_found' | 'wrong_status'

const gone = fail('not_found', { detail: 'This account is no longer connected.' })
const lastWay = fail('wrong_status', { detail: 'Add another way to sign in first.' })

export async function removeIdentity(
  deps: AccountsDeps,
  actor: AccountActor,
  { issuer, subject }: { readonly issuer: string; readonly subject: string },
): Promise<Outcome<null, UnlinkFailure>> {
  if (await reauthRequired(deps, actor)) return fail('reauthentication_required')
  const now = await deps.clock.now()
  return deps.db.write(async (tx) => {
    await lockUser(tx, actor.userId)
    const isOnly = countWays(await findWays(tx, actor.userId)) === 1
    if (isOnly && (await findIdentities(tx, actor.userId)).length === 1) return lastWay
    if (!(await deleteIdentity(tx, actor.userId, issuer, subject))) return gone
    await endReplaced(tx, actor.sessionId, now)
    await notify(deps, tx, actor, { change: 'identity_removed', issuer, now })
    await deps.audit.installation.append(tx, actor, now, { action: 'user.identity_removed', subject: actor.name, before: { issuer } })
    return ok(null)
  })
}

interface IdentityChange {
  readonly change: 'identity_added' | 'identity_removed'
  readonly issuer: string
  readonly now: Date
}

const notify = (
  { notices, random }: AccountsDeps,
  tx: Tx,
  { userId }: AccountActor,
  { change, issuer, now }: IdentityChange,
): Promise<void> =>
  notices.notifyPerson(tx, userId, now, {
    kind: 'second_factor_changed',
    subject: new URL(issuer).host,
    facts: { change },
    dedupe: `${change}:${newId(random)}`,
  })

import type { Actor, PersonActor } from '../../actor'
import type { Tx } from '../../db/client'
import { newId } from '../../ids'
import { takeSlot } from '../../rate-limit/store'
import { type Failure, fail, type Outcome, ok, type Result } from '../../result'
import { hourMs, secondsUntil } from '../../time/units'
import { accessTo, checkAccess } from '../access'
import { isAvailable } from '../available-actions'
import { issuedToken } from '../change'
import type { TokenDeps } from '../deps'
import { notStored } from '../limits'
import { readPolicy } from '../policy/record'
import type { TokenRecord } from '../record'
import { loadSealed } from '../sealed-token'
import { secretDenial } from '../secret-access'
import { openSecret } from '../stored-secret/stored-secret'
import type { IssuedToken, ViewFailure } from '../types'

const maxReauthAgeMs = 300_000
const viewLimit = { limit: 5, windowMs: hourMs }

const limitReached = 'You have viewed five tokens within an hour.'

/** Shows a stored token again. The audit row and the owner's notification are written before it leaves the server. */
export async function revealStored(deps: TokenDeps, actor: Actor, tokenKey: string): Promise<Outcome<IssuedToken, ViewFailure>> {
  if (actor.kind !== 'person') return fail('forbidden')
  const now = await deps.clock.now()
  const opened = await deps.audit.change(actor.orgId, actor, now, async (tx, record) => {
    const found = await findViewable(deps, tx, actor, tokenKey, now)
    if (!found.ok) return found
    const token = found.value
    const secret = await openSecret(deps, tx, token)
    if (secret === null) return fail('unavailable', { detail: keyMissing(deps, token) })
    const freeAt = await takeSlot(tx, `view-token:${actor.userId}`, now, viewLimit)
    if (freeAt) return fail('rate_limited', { detail: limitReached, retryAfter: secondsUntil(freeAt, now) })
    await record({ action: 'token.viewed', tokenKey: token.tokenKey, subject: token.name })
    await notifyOwner(deps, tx, actor, token, now)
    return ok({ token, secret })
  })
  return opened.ok ? ok(await issuedToken(deps, actor, opened.value.token, opened.value.secret)) : opened
}

async function findViewable(
  deps: TokenDeps,
  tx: Tx,
  actor: PersonActor,
  tokenKey: string,
  now: Date,
): Promise<Result<TokenRecord, Failure<ViewFailure>>> {
  const token = await loadSealed(deps, tx, actor.orgId, tokenKey)
  if (!token || accessTo(actor, 'see', token) === 'no') return fail('not_found')
  const permitted = checkAccess(actor, accessTo(actor, 'view', token), now, maxReauthAgeMs)
  if (permitted !== 'yes') return fail(permitted)
  const policy = await readPolicy(tx, actor.orgId)
  if (!isAvailable('view', token, policy, now)) return fail('wrong_status')
  const denial = secretDenial(deps, actor, token, policy)
  if (denial) return fail('forbidden', { detail: denial })
  return token.stored ? ok(token) : fail('wrong_status', { detail: notStored })
}

function keyMissing({ log }: TokenDeps, { tokenKey }: TokenRecord): string {
  log.error('The view key of a stored token is not in the key ring.', { tokenKey })
  return "This token can't be shown because an encryption key is missing on the server."
}

const notifyOwner = (deps: TokenDeps, tx: Tx, actor: PersonActor, token: TokenRecord, now: Date): Promise<void> =>
  deps.notices.notify(tx, token.orgId, now, {
    kind: 'token_viewed',
    to: { token },
    tokenKey: token.tokenKey,
    subject: token.name,
    facts: { by: actor.name, ip: actor.origin.ip },
    dedupe: `token_viewed:${newId(deps.random)}`,
  })

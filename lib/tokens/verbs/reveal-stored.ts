import type { Actor, PersonActor } from '../../actor'
import type { Tx } from '../../db/client'
import { newId } from '../../ids'
import { type Failure, fail, type Outcome, ok, type Result } from '../../result'
import { accessTo, checkAccess } from '../access'
import { isAvailable } from '../available-actions'
import { readSealedToken } from '../change'
import type { TokenDeps } from '../deps'
import { readPolicy } from '../policy/record'
import type { TokenRecord } from '../record'
import { secretDenial } from '../secret-access'
import { stillStands } from '../standing'
import { takeViewSlot } from '../stored-secret/store'
import { openSecret } from '../stored-secret/stored-secret'
import type { IssuedToken, ViewFailure } from '../types'
import { issue } from './create'

const freshMs = 300_000
const perHour = 5
const hourMs = 3_600_000

export const notStored = 'Not stored. This token was created before viewing was allowed.'
const spent = 'You have viewed five tokens within an hour.'

/** Shows a stored token once more. That it was shown is in the audit log, and told, before it leaves. */
export async function revealStored(deps: TokenDeps, actor: Actor, tokenKey: string): Promise<Outcome<IssuedToken, ViewFailure>> {
  if (actor.kind !== 'person') return fail('forbidden')
  const now = await deps.clock.now()
  const opened = await deps.audit.change(actor.orgId, actor, now, async (tx, record) => {
    if (!(await stillStands(tx, actor))) return fail('forbidden')
    const found = await findViewable(deps, tx, actor, tokenKey, now)
    if (!found.ok) return found
    const token = found.value
    const text = await openSecret(deps, tx, token)
    if (text === null) return fail('unavailable', { detail: keyMissing(deps, token) })
    const free = await takeViewSlot(tx, placesOf(actor), now, new Date(now.getTime() - hourMs))
    if (free) return fail('rate_limited', { detail: spent, retryAfter: secondsUntil(free, now) })
    await record({ action: 'token.viewed', tokenKey: token.tokenKey, subject: token.name })
    await tellOwner(deps, tx, actor, token, now)
    return ok(text)
  })
  return opened.ok ? ok(await issue(deps, actor, tokenKey, opened.value)) : opened
}

async function findViewable(
  deps: TokenDeps,
  tx: Tx,
  actor: PersonActor,
  tokenKey: string,
  now: Date,
): Promise<Result<TokenRecord, Failure<ViewFailure>>> {
  const token = await readSealedToken(deps, tx, actor.orgId, tokenKey)
  if (!token || accessTo(actor, 'see', token) === 'no') return fail('not_found')
  const permitted = checkAccess(actor, accessTo(actor, 'view', token), now, freshMs)
  if (permitted !== 'yes') return fail(permitted)
  const policy = await readPolicy(tx, actor.orgId)
  if (!isAvailable('view', token, policy, now)) return fail('wrong_status')
  const why = secretDenial(deps, actor, token, policy)
  if (why) return fail('forbidden', { detail: why })
  return token.stored ? ok(token) : fail('wrong_status', { detail: notStored })
}

const placesOf = ({ userId }: PersonActor): string[] => Array.from({ length: perHour }, (_, index) => `view-token:${userId}:${index}`)

const secondsUntil = (lastUse: Date, now: Date): number => Math.ceil((lastUse.getTime() + hourMs - now.getTime()) / 1000)

function keyMissing({ log }: TokenDeps, { tokenKey }: TokenRecord): string {
  log.error('The view key of a stored token is missing.', { tokenKey })
  return 'This token cannot be shown: a key of this installation is missing.'
}

const tellOwner = (deps: TokenDeps, tx: Tx, actor: PersonActor, token: TokenRecord, now: Date): Promise<void> =>
  deps.notices.notify(tx, token.orgId, now, {
    ...{ kind: 'token_viewed', to: { token }, tokenKey: token.tokenKey, subject: token.name },
    facts: { by: actor.name, ip: actor.origin.ip },
    dedupe: `token_viewed:${newId(deps.random)}`,
  })

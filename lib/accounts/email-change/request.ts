import type { AccountActor } from '../../actor'
import type { Tx } from '../../db/client'
import { newId } from '../../ids'
import { invalidField, parseInput } from '../../input/parse'
import { takeFromWindow } from '../../rate-limit/store'
import { fail, type Outcome, ok } from '../../result'
import { hourMs } from '../../time/units'
import type { AccountsDeps } from '../deps'
import { issueLink, linkUrl } from '../links/links'
import { linkRules } from '../links/rules'
import { deleteUnused } from '../links/store'
import { reauthRequired } from '../reauth-required'
import { emailChangeInput } from '../schema'
import { findUserByEmail, findUserById, type StoredUser } from '../store'
import { addressInUseEmail, confirmNewEmail, confirmOldEmail } from './emails'
import { deleteEmailChange, putEmailChange } from './store'

export type RequestFailure = 'invalid_input' | 'missing_credentials' | 'rate_limited' | 'reauthentication_required' | 'wrong_status'

const perUser = { limit: 5, windowMs: hourMs }

/** Sends a link to both addresses; the change takes effect once both were confirmed. */
export async function requestEmailChange(
  deps: AccountsDeps,
  actor: AccountActor,
  email: string,
): Promise<Outcome<{ newEmail: string }, RequestFailure>> {
  const parsed = parseInput(emailChangeInput, { email })
  if (!parsed.ok) return parsed
  if (!deps.mail.enabled) return fail('wrong_status', { detail: "No mail server is configured, so the address can't be confirmed." })
  if (await reauthRequired(deps, actor)) return fail('reauthentication_required')
  const user = await findUserById(deps.db.read, actor.userId)
  if (!user) return fail('missing_credentials')
  const newEmail = parsed.value.email
  if (newEmail === user.email) return invalidField('email', 'This is already your email address.')
  const now = await deps.clock.now()
  return deps.db.write(async (tx) => {
    if (!(await takeFromWindow(tx, `email-change:${user.id}`, now, perUser))) return fail('rate_limited', { retryAfter: 3_600 })
    const expiresAt = new Date(now.getTime() + linkRules.change_email_new.lifetimeMs)
    await putEmailChange(tx, { userId: actor.userId, newEmail, requestedAt: now, expiresAt })
    await sendLinks(deps, tx, { actor, user, newEmail, now })
    await deps.audit.installation.append(tx, actor, now, { action: 'user.email_change_requested', subject: user.name })
    return ok({ newEmail })
  })
}

interface Request {
  readonly actor: AccountActor
  readonly user: StoredUser
  readonly newEmail: string
  readonly now: Date
}

/** Whether the new address belongs to an account shows only in its own inbox. */
async function sendLinks(
  { mail, random, origin }: AccountsDeps,
  tx: Tx,
  { actor: { userId }, user, newEmail, now }: Request,
): Promise<void> {
  const change = { origin, name: user.name, oldEmail: user.email, newEmail }
  const issue = async (kind: 'change_email_old' | 'change_email_new', email: string) =>
    linkUrl(origin, kind, await issueLink(random, tx, { kind, userId, email, payload: { newEmail } }, now))
  const oldUrl = await issue('change_email_old', user.email)
  const newUrl = await issue('change_email_new', newEmail)
  const isTaken = (await findUserByEmail(tx, newEmail)) !== null
  const id = newId(random)
  await mail.enqueue(tx, now, [
    { to: user.email, ...confirmOldEmail(change, oldUrl), dedupe: `email-change:${id}:old` },
    { to: newEmail, ...(isTaken ? addressInUseEmail(change) : confirmNewEmail(change, newUrl)), dedupe: `email-change:${id}:new` },
  ])
}

/** The links stop working. */
export async function cancelEmailChange({ db, clock, audit }: AccountsDeps, actor: AccountActor): Promise<Outcome<null, never>> {
  const now = await clock.now()
  return db.write(async (tx) => {
    if (!(await deleteEmailChange(tx, actor.userId))) return ok(null)
    for (const kind of ['change_email_old', 'change_email_new']) await deleteUnused(tx, { kind, userId: actor.userId, email: '' })
    await audit.installation.append(tx, actor, now, { action: 'user.email_change_canceled', subject: actor.name })
    return ok(null)
  })
}

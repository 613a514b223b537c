import type { AnonymousActor } from '../../audit/index'
import type { Tx } from '../../db/client'
import { errorCode } from '../../errors'
import { newId, type UserId } from '../../ids'
import { searchText } from '../../input/search'
import type { Origin } from '../../ports'
import { fail, type Outcome, ok } from '../../result'
import type { AccountsDeps } from '../deps'
import { findLink, takeLink } from '../links/links'
import { deleteUnused } from '../links/store'
import { findUserById } from '../store'
import { confirmSide, deleteEmailChange, type Side, writeEmail } from './store'

const kinds = { old: 'change_email_old', new: 'change_email_new' } as const
const sides = ['old', 'new'] as const

export interface PendingEmailChange {
  readonly newEmail: string
  /** The address that the link was sent to. */
  readonly side: Side
}

/** Reads a link without using it; null if it does not work. */
export async function readEmailChangeLink({ db, clock }: AccountsDeps, secret: string): Promise<PendingEmailChange | null> {
  const now = await clock.now()
  for (const side of sides) {
    const link = await findLink(db.read, kinds[side], secret, now)
    if (link) return { newEmail: link.payload.newEmail, side }
  }
  return null
}

export type ConfirmEmailFailure = 'not_found' | 'conflict'
export interface ConfirmedEmail {
  readonly newEmail: string
  /** False while the other address has not confirmed. */
  readonly changed: boolean
}

/** Uses a link. The address changes with the second of the two. */
export async function confirmEmailChange(
  deps: AccountsDeps,
  secret: string,
  origin: Origin,
): Promise<Outcome<ConfirmedEmail, ConfirmEmailFailure>> {
  const now = await deps.clock.now()
  try {
    return await deps.db.write((tx) => confirm(deps, tx, secret, { now, origin }))
  } catch (error) {
    if (errorCode(error) !== 'P2002') throw error
    return fail('conflict', { detail: 'This email address now belongs to another account. Choose another one.' })
  }
}

const expired = fail('not_found', { detail: 'This link has expired, was already used, or the change was canceled.' })

interface Confirmation {
  readonly now: Date
  readonly origin: Origin
}

async function confirm(deps: AccountsDeps, tx: Tx, secret: string, { now, origin }: Confirmation) {
  const taken = await takeSide(tx, secret, now)
  if (!taken?.userId) return expired
  const { userId, newEmail, side } = taken
  const change = await confirmSide(tx, userId, newEmail, side, now)
  if (!change) return expired
  const changed = change.oldConfirmedAt !== null && change.newConfirmedAt !== null
  if (changed) await applyChange(deps, tx, { userId, newEmail }, { now, origin })
  return ok({ newEmail, changed })
}

async function takeSide(tx: Tx, secret: string, now: Date) {
  for (const side of sides) {
    const link = await takeLink(tx, kinds[side], secret, now)
    if (link) return { userId: link.userId, newEmail: link.payload.newEmail, side }
  }
  return null
}

/** A password link that was sent to the old address stops working. */
async function applyChange(
  { audit, notices, random }: AccountsDeps,
  tx: Tx,
  { userId, newEmail }: { readonly userId: UserId; readonly newEmail: string },
  { now, origin }: Confirmation,
): Promise<void> {
  const user = await findUserById(tx, userId)
  if (!user) throw new Error('The user of a link is missing.')
  await writeEmail(tx, userId, { email: newEmail, search: searchText(user.name, newEmail), emailVerifiedAt: now })
  await deleteEmailChange(tx, userId)
  await deleteUnused(tx, { kind: 'reset_password', userId, email: user.email })
  const dedupe = `email:${newId(random)}`
  await notices.notifyPerson(tx, userId, now, { kind: 'email_changed', subject: newEmail, formerEmail: user.email, dedupe })
  const actor: AnonymousActor = { kind: 'stranger', name: user.name, origin }
  await audit.installation.append(tx, actor, now, { action: 'user.email_changed', subject: user.name, after: { userId } })
}

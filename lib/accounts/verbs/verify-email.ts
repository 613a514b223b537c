import type { AnonymousActor } from '../../audit/index'
import type { Tx } from '../../db/client'
import { errorCode } from '../../errors'
import type { UserId } from '../../ids'
import type { Origin } from '../../ports'
import { fail, type Outcome, ok } from '../../result'
import type { AccountsDeps } from '../deps'
import { findLink, takeLink } from '../links/links'
import { newUser } from '../new-user'
import { issueTicket } from '../proof'
import { maySignUp } from '../sign-up-rule'
import { findUserByEmail, insertUser } from '../store'

export type VerifyFailure = 'not_found' | 'conflict'

/** The person that a sign-up link creates. */
export interface PendingSignUp {
  readonly name: string
  readonly email: string
}

/** Reads a sign-up link without using it; null if it does not work. */
export async function readSignUpLink({ db, clock, signUp }: AccountsDeps, secret: string): Promise<PendingSignUp | null> {
  const link = await findLink(db.read, 'sign_up', secret, await clock.now())
  return link && maySignUp(signUp, link.email) ? { name: link.payload.name, email: link.email } : null
}

/** Creates the user of a sign-up link and signs them in. */
export async function verifyEmail(deps: AccountsDeps, secret: string, origin: Origin): Promise<Outcome<{ ticket: string }, VerifyFailure>> {
  const now = await deps.clock.now()
  const created = await createOnce(() => deps.db.write((tx) => create(deps, tx, { secret, now, origin })))
  return created.ok ? ok({ ticket: await issueTicket(deps, created.value) }) : created
}

type Created = Outcome<UserId, VerifyFailure>

const expired = fail('not_found', { detail: 'This link has expired or was already used.' })
const exists = fail('conflict', { detail: 'You already have an account. Sign in.' })

interface Verification {
  readonly secret: string
  readonly now: Date
  readonly origin: Origin
}

async function create({ audit, random, signUp }: AccountsDeps, tx: Tx, { secret, now, origin }: Verification): Promise<Created> {
  const link = await takeLink(tx, 'sign_up', secret, now)
  if (!link || !maySignUp(signUp, link.email)) return expired
  if (await findUserByEmail(tx, link.email)) return exists
  const user = newUser(random, { email: link.email, ...link.payload }, now)
  await insertUser(tx, user)
  const actor: AnonymousActor = { kind: 'stranger', name: 'sign-up', origin }
  await audit.installation.append(tx, actor, now, { action: 'user.signed_up', subject: user.name, after: { userId: user.id } })
  return ok(user.id)
}

/** A user with the same address may have been created meanwhile. */
async function createOnce(write: () => Promise<Created>): Promise<Created> {
  try {
    return await write()
  } catch (error) {
    if (errorCode(error) !== 'P2002') throw error
    return exists
  }
}

import { randomBase62 } from '../../ids'
import { normalizeEmail } from '../../input/email'
import type { Origin } from '../../ports'
import { fail, type Outcome, ok } from '../../result'
import { minuteMs } from '../../time/units'
import type { AccountsDeps } from '../deps'
import { findUserByEmail, insertTicket } from '../store'
import { ticketDigest } from '../ticket'
import { type CheckFailure, checkPassword } from './check-password'

export type SignInFailure = CheckFailure | 'forbidden'

const wrongMessage = 'Incorrect email or password.'
const ticketMs = minuteMs

export async function signIn(
  deps: AccountsDeps,
  given: string,
  password: string,
  origin: Origin,
): Promise<Outcome<{ ticket: string }, SignInFailure>> {
  // an invalid email address takes the same path as an unknown one
  const email = normalizeEmail(given) ?? ''
  const user = await findUserByEmail(deps.db.read, email)
  const checked = await checkPassword(deps, { email, user, password, wrongMessage, actor: { kind: 'stranger', name: 'sign-in', origin } })
  if (!checked.ok) return checked
  if (!user || user.deactivatedAt) return fail('forbidden', { detail: 'This account is deactivated. Contact your administrator.' })
  return ok({ ticket: await issueTicket(deps, user.id) })
}

async function issueTicket({ db, clock, random }: AccountsDeps, userId: string): Promise<string> {
  const ticket = randomBase62(random, 43)
  const now = await clock.now()
  const expiresAt = new Date(now.getTime() + ticketMs)
  await db.write((tx) => insertTicket(tx, { digest: ticketDigest(ticket), userId, createdAt: now, expiresAt }))
  return ticket
}

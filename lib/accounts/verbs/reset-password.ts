import type { AnonymousActor } from '../../audit/index'
import type { Tx } from '../../db/client'
import type { UserId } from '../../ids'
import { invalidField, parseInput } from '../../input/parse'
import { passwordProblem, personalWords } from '../../input/password-rules'
import type { Origin } from '../../ports'
import { fail, type Outcome, ok } from '../../result'
import type { AccountsDeps } from '../deps'
import { hashPassword } from '../hash-password'
import { findLink, takeLink } from '../links/links'
import { newPasswordInput } from '../schema'
import { endSessions } from '../sessions-store'
import { clearThrottle, findUserById, writePassword } from '../store'
import { accountKey } from '../throttle-keys'

export type ResetFailure = 'invalid_input' | 'not_found' | 'unavailable'

/** The user whose password a link changes. */
export interface ResetTarget {
  readonly name: string
  readonly email: string
}

/** Reads the user of a link without using it; null if it does not work. */
export async function readResetLink(deps: AccountsDeps, secret: string): Promise<ResetTarget | null> {
  const user = await findTarget(deps, secret)
  return user && { name: user.name, email: user.email }
}

/** Sets a new password and ends every session; the second factor stays. The user signs in afterwards. */
export async function resetPassword(
  deps: AccountsDeps,
  secret: string,
  password: string,
  origin: Origin,
): Promise<Outcome<{ email: string }, ResetFailure>> {
  const user = await findTarget(deps, secret)
  if (!user) return expired
  const parsed = parseInput(newPasswordInput, { password })
  if (!parsed.ok) return parsed
  const problem = passwordProblem(password, personalWords(user))
  if (problem !== null) return invalidField('password', problem)
  const hashed = await hashPassword(deps.passwords, parsed.value.password)
  if (!hashed.ok) return hashed
  const now = await deps.clock.now()
  const written = await deps.db.write((tx) => write(deps, tx, { secret, hash: hashed.value, now, origin }))
  return written ? ok({ email: user.email }) : expired
}

const expired = fail('not_found', { detail: 'This link has expired or was already used.' })

/** A link that was sent to an earlier address of the user does not work. */
async function findTarget({ db, clock }: AccountsDeps, secret: string) {
  const link = await findLink(db.read, 'reset_password', secret, await clock.now())
  const user = link?.userId ? await findUserById(db.read, link.userId) : null
  return user && user.email === link?.email ? user : null
}

interface Reset {
  readonly secret: string
  readonly hash: string
  readonly now: Date
  readonly origin: Origin
}

async function write({ audit, notices }: AccountsDeps, tx: Tx, { secret, hash, now, origin }: Reset): Promise<boolean> {
  const link = await takeLink(tx, 'reset_password', secret, now)
  const user = link?.userId ? await findUserById(tx, link.userId) : null
  if (!user || user.email !== link?.email) return false
  const userId = user.id as UserId
  await writePassword(tx, userId, hash, now)
  await endSessions(tx, { userId, except: null }, now)
  await clearThrottle(tx, accountKey(user.email))
  const dedupe = `password_reset:${now.toISOString()}`
  await notices.notifyPerson(tx, userId, now, { kind: 'password_reset', subject: user.name, facts: { ip: origin.ip }, dedupe })
  await audit.installation.append(tx, actor(origin), now, { action: 'user.password_reset', subject: user.name, after: { userId } })
  return true
}

const actor = (origin: Origin): AnonymousActor => ({ kind: 'stranger', name: 'password reset', origin })

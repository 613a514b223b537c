import type { z } from 'zod'
import type { Actor } from '../../actor'
import type { AnonymousActor } from '../../audit/index'
import type { Tx } from '../../db/client'
import { errorCode } from '../../errors'
import type { UserId } from '../../ids'
import { parseInput } from '../../input/parse'
import { passwordProblem, personalWords } from '../../input/password-rules'
import { fail, type Outcome, ok } from '../../result'
import type { AccountsDeps } from '../deps'
import { newUser } from '../new-user'
import { type PersonInput, personInput } from '../schema'
import { findUserByEmail, insertUser } from '../store'

/** A validated user, ready to be written in the caller's transaction. */
export interface PreparedUser {
  readonly userId: UserId
  readonly name: string
  readonly email: string
  /** Writes the user and the audit entry. */
  insert(tx: Tx, by: Actor | AnonymousActor): Promise<void>
  /** Writes only the audit entry: for users inserted by copying. */
  record(tx: Tx, by: Actor | AnonymousActor): Promise<void>
}

/** Returns the parsed user, or the invalid fields. */
export function checkPerson(input: PersonInput): Outcome<z.output<typeof personInput>, 'invalid_input'> {
  const parsed = parseInput(personInput, input)
  if (!parsed.ok) return parsed
  const { name, email, password } = parsed.value
  const problem = passwordProblem(password, personalWords({ name, email }))
  return problem === null ? parsed : fail('invalid_input', { fields: { password: [problem] } })
}

/** Validates the user and hashes the password, outside any transaction. */
export async function prepareUser(
  deps: AccountsDeps,
  input: PersonInput,
  verification = { emailVerified: true },
): Promise<Outcome<PreparedUser, 'invalid_input'>> {
  const checked = checkPerson(input)
  if (!checked.ok) return checked
  const { name, email, password, timeZone } = checked.value
  const passwordHash = await deps.passwords.hash(password)
  const user = newUser(deps.random, { name, email, timeZone, passwordHash }, await deps.clock.now(), verification)
  const record: PreparedUser['record'] = (tx, by) =>
    deps.audit.installation.append(tx, by, user.createdAt, { action: 'user.created', subject: name, after: { userId: user.id } })
  const insert: PreparedUser['insert'] = async (tx, by) => {
    await insertUser(tx, user)
    await record(tx, by)
  }
  return ok({ userId: user.id, name, email, insert, record })
}

export async function createUser(
  deps: AccountsDeps,
  actor: Actor,
  input: PersonInput,
): Promise<Outcome<{ userId: UserId }, 'forbidden' | 'invalid_input' | 'conflict'>> {
  if (actor.kind !== 'operator') return fail('forbidden')
  const prepared = await prepareUser(deps, input)
  if (!prepared.ok) return prepared
  try {
    await deps.db.write((tx) => prepared.value.insert(tx, actor))
    return ok({ userId: prepared.value.userId })
  } catch (error) {
    if (errorCode(error) !== 'P2002' || !(await findUserByEmail(deps.db.read, prepared.value.email))) throw error
    return fail('conflict', {
      detail: 'A user with this email address already exists.',
      fields: { email: ['This email address is already in use.'] },
    })
  }
}

import type { AnonymousActor } from '../../audit/index'
import type { Tx } from '../../db/client'
import { errorCode } from '../../errors'
import type { Origin } from '../../ports'
import { fail, type Outcome, ok } from '../../result'
import type { AccountsDeps } from '../deps'
import { newUser } from '../new-user'
import { type Proof, passFirstFactor } from '../proof'
import { personName, timeZone } from '../schema'
import { maySignUp } from '../sign-up-rule'
import { findUserByEmail, insertUser } from '../store'
import { deactivated } from '../verbs/sign-in'
import { insertIdentity, touchIdentity } from './store'

/** An account at the OpenID Connect provider that the browser has just signed in to. */
export interface ProvenIdentity {
  readonly issuer: string
  readonly subject: string
  /** In its stored spelling; null unless the provider verified it. */
  readonly email: string | null
  readonly name: string | null
}

export type IdentityFailure = 'forbidden' | 'conflict'

/**
 * Signs in the user that the identity is connected to. A verified email address alone connects nothing: a user who has it signs in another
 * way and connects the identity in the settings. Without such a user, one is created where sign-up allows it.
 */
export async function signInWithIdentity(
  deps: AccountsDeps,
  identity: ProvenIdentity,
  zone: string,
  origin: Origin,
): Promise<Outcome<Proof, IdentityFailure>> {
  const now = await deps.clock.now()
  const found = await findOrCreate(() => deps.db.write((tx) => findUser(deps, tx, { identity, zone, origin, now })))
  return found.ok ? ok(await passFirstFactor(deps, found.value)) : found
}

type Found = Outcome<string, IdentityFailure>

/** Of two concurrent first sign-ins, the second one finds what the first one created. */
async function findOrCreate(find: () => Promise<Found>): Promise<Found> {
  try {
    return await find()
  } catch (error) {
    if (errorCode(error) !== 'P2002') throw error
    return find()
  }
}

interface IdentitySignIn {
  readonly identity: ProvenIdentity
  readonly zone: string
  readonly origin: Origin
  readonly now: Date
}

async function findUser(deps: AccountsDeps, tx: Tx, signIn: IdentitySignIn): Promise<Found> {
  const { issuer, subject, email } = signIn.identity
  const user = await touchIdentity(tx, issuer, subject, signIn.now)
  if (user) return user.deactivatedAt ? deactivated : ok(user.id)
  if (email === null) return unverified
  if (await findUserByEmail(tx, email)) return unconnected
  return maySignUp(deps.signUp, email) ? ok(await create(deps, tx, email, signIn)) : noAccount
}

const unverified = fail('forbidden', { detail: "Your email address is not verified there, so Keyrail can't use it. Sign in another way." })
const unconnected = fail('conflict', {
  detail: 'You already have an account with this email address. Sign in another way, then connect this one under Settings, Security.',
})
const noAccount = fail('forbidden', { detail: 'There is no Keyrail account with this email address. Ask an administrator for one.' })

async function create({ random, audit }: AccountsDeps, tx: Tx, email: string, { identity, zone, origin, now }: IdentitySignIn) {
  const { issuer, subject } = identity
  const name = personName.catch(email).parse(identity.name)
  const user = newUser(random, { email, name, timeZone: timeZone.catch('UTC').parse(zone), passwordHash: null }, now)
  await insertUser(tx, user)
  await insertIdentity(tx, { issuer, subject, userId: user.id, email, createdAt: now, lastUsedAt: now })
  const actor: AnonymousActor = { kind: 'stranger', name: 'sign-up', origin }
  const after = { userId: user.id, issuer }
  await audit.installation.append(tx, actor, now, { action: 'user.signed_up', subject: name, after })
  return user.id
}

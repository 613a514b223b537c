import type { Role, TokenActor } from '../../actor'
import type { Tx } from '../../db/client'
import { invalidField, parseInput } from '../../input/parse'
import { searchText } from '../../input/search'
import { fail, type Outcome, ok } from '../../result'
import type { AccountsDeps } from '../deps'
import { toProfileView } from '../profile-view'
import { type ProfileChange, type ProfileTarget, type ProfileView, profileChange, profileTarget } from '../schema'
import { findMemberProfile, findMemberships, type MemberTarget, writeProfile } from '../store'

type Failures = 'forbidden' | 'invalid_input'

export async function readProfile({ db }: AccountsDeps, actor: TokenActor, target: ProfileTarget): Promise<Outcome<ProfileView, Failures>> {
  const member = memberOf(actor, target)
  if (!member.ok) return member
  const found = await findMemberProfile(db.read, member.value)
  return found ? ok(toProfileView(found)) : noAccess
}

export async function changeProfile(
  { audit, clock }: AccountsDeps,
  actor: TokenActor,
  target: ProfileTarget,
  input: ProfileChange,
): Promise<Outcome<ProfileView, Failures>> {
  const member = memberOf(actor, target)
  if (!member.ok) return member
  const parsed = parseInput(profileChange, input)
  if (!parsed.ok) return parsed
  return audit.change(actor.orgId, actor, await clock.now(), async (tx, record) => {
    const found = await findMemberProfile(tx, member.value)
    if (!found) return noAccess
    const rejected = await rejection(tx, actor, found.id)
    if (rejected) return rejected
    const { name = found.name, signature = found.signature } = parsed.value
    if (name === found.name && signature === found.signature) return ok(toProfileView(found))
    const written = await writeProfile(tx, found.id, { name, signature, search: searchText(name, found.email) })
    await record({ action: 'member.profile_changed', subject: name, ...difference(found, written) })
    return ok(toProfileView(written))
  })
}

/** The member whose profile is meant; a user token can only name its own user. */
function memberOf(actor: TokenActor, target: ProfileTarget): Outcome<MemberTarget, Failures> {
  const parsed = parseInput(profileTarget, target)
  if (!parsed.ok) return parsed
  const { type, orgId, userId: own, locationId } = actor
  const { user } = parsed.value
  if (type === 'user') return own && (user ?? own) === own ? ok({ orgId, userId: own, locationId: null }) : noAccess
  if (type !== 'admin' && (type !== 'location' || locationId === null)) return fail('forbidden')
  if (user === undefined) return invalidField('user', 'Specify a user: this token does not act for one.')
  return ok({ orgId, userId: user, locationId: type === 'location' ? locationId : null })
}

const noAccess = invalidField('user', 'This person is not within reach of the token.')

/**
 * Roles whose profile a token type cannot change. A token has no more rights than the lowest role that can create its type:
 * admins create admin tokens but cannot edit owners; managers create location tokens but cannot edit administrators.
 */
const protectedRoles: Readonly<Record<string, readonly Role[]>> = { admin: ['owner'], location: ['owner', 'admin'] }

/** No organization may change a profile that others share, and the error does not reveal memberships elsewhere. */
async function rejection(tx: Tx, { type, orgId }: TokenActor, userId: string) {
  if (type === 'user') return null
  const memberships = await findMemberships(tx, userId)
  if (memberships.some((other) => other.orgId !== orgId)) return noAccess
  return memberships.some(({ role }) => protectedRoles[type]?.includes(role) ?? true) ? roleProtected : null
}

const roleProtected = fail('forbidden', { detail: 'A token of this type cannot change this profile.' })

function difference(before: ProfileView, after: ProfileView) {
  const changed = (['name', 'signature'] as const).filter((field) => before[field] !== after[field])
  const of = (profile: ProfileView) => Object.fromEntries(changed.map((field) => [field, profile[field]]))
  return { before: of(before), after: of(after) }
}

import type { Role, TokenActor } from '../../actor'
import type { Tx } from '../../db/client'
import { invalidField, parseInput } from '../../input/parse'
import { searchText } from '../../input/search'
import { fail, type Outcome, ok } from '../../result'
import type { AccountsDeps } from '../deps'
import { type ProfileChange, type ProfileTarget, type ProfileView, profileChange, profileTarget } from '../schema'
import { findMemberProfile, findMemberships, type MemberTarget, writeProfile } from '../store'

type Failures = 'forbidden' | 'invalid_input'

export async function readProfile({ db }: AccountsDeps, actor: TokenActor, target: ProfileTarget): Promise<Outcome<ProfileView, Failures>> {
  const whose = memberOf(actor, target)
  if (!whose.ok) return whose
  const found = await findMemberProfile(db.read, whose.value)
  return found ? ok(toView(found)) : outOfReach
}

export async function changeProfile(
  { audit, clock }: AccountsDeps,
  actor: TokenActor,
  target: ProfileTarget,
  input: ProfileChange,
): Promise<Outcome<ProfileView, Failures>> {
  const whose = memberOf(actor, target)
  if (!whose.ok) return whose
  const parsed = parseInput(profileChange, input)
  if (!parsed.ok) return parsed
  return audit.change(actor.orgId, actor, await clock.now(), async (tx, record) => {
    const found = await findMemberProfile(tx, whose.value)
    if (!found) return outOfReach
    const rejected = await rejection(tx, actor, found.id)
    if (rejected) return rejected
    const { name = found.name, signature = found.signature } = parsed.value
    if (name === found.name && signature === found.signature) return ok(toView(found))
    const written = await writeProfile(tx, found.id, { name, signature, search: searchText(name, found.email) })
    await record({ action: 'member.profile_changed', subject: name, ...difference(found, written) })
    return ok(toView(written))
  })
}

/** Whose profile is meant. A user token is its person's, and names nobody else. */
function memberOf(actor: TokenActor, target: ProfileTarget): Outcome<MemberTarget, Failures> {
  const parsed = parseInput(profileTarget, target)
  if (!parsed.ok) return parsed
  const { type, orgId, userId: own, locationId } = actor
  const { user } = parsed.value
  if (type === 'user') return own && (user ?? own) === own ? ok({ orgId, userId: own, locationId: null }) : outOfReach
  if (type !== 'admin' && (type !== 'location' || locationId === null)) return fail('forbidden')
  if (user === undefined) return invalidField('user', 'Name a person: this token has none of its own.')
  return ok({ orgId, userId: user, locationId: type === 'location' ? locationId : null })
}

const outOfReach = invalidField('user', 'This person is not within reach of the token.')

/**
 * A token carries no more than whoever may make one of its type: an admin makes admin tokens and touches no owner, a manager
 * location tokens and touches no administrator. Whoever makes or rotates one, it writes no profile above these.
 */
const above: Readonly<Record<string, readonly Role[]>> = { admin: ['owner'], location: ['owner', 'admin'] }

/** A profile that several organizations show is none's to write, nor does one learn what its person is in another. */
async function rejection(tx: Tx, { type, orgId }: TokenActor, userId: string) {
  if (type === 'user') return null
  const memberships = await findMemberships(tx, userId)
  if (memberships.some((other) => other.orgId !== orgId)) return outOfReach
  return memberships.some(({ role }) => above[type]?.includes(role) ?? true) ? tooHigh : null
}

const tooHigh = fail('forbidden', { detail: 'A token of this type may not change this profile.' })

/** Nothing but these four: a row has more. */
const toView = ({ name, email, signature, subdomain }: ProfileView): ProfileView => ({ name, email, signature, subdomain })

function difference(before: ProfileView, after: ProfileView) {
  const changed = (['name', 'signature'] as const).filter((field) => before[field] !== after[field])
  const of = (profile: ProfileView) => Object.fromEntries(changed.map((field) => [field, profile[field]]))
  return { before: of(before), after: of(after) }
}

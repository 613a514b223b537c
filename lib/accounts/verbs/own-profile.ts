import type { AccountActor } from '../../actor'
import { errorCode } from '../../errors'
import { invalidField, parseInput } from '../../input/parse'
import { searchText } from '../../input/search'
import { type Outcome, ok } from '../../result'
import type { AccountsDeps } from '../deps'
import { findOwnProfile, findSubdomainOwner, type StoredProfile, writeOwnProfile } from '../own-profile-store'
import { toProfileView } from '../profile-view'
import { type OwnProfile, type OwnProfileInput, ownProfileInput, type SubdomainState, subdomainInput } from '../schema'
import { isSubdomain } from '../subdomain'
import { lockUser } from '../ways-store'

export async function readOwnProfile(deps: AccountsDeps, { userId }: AccountActor): Promise<OwnProfile> {
  return toOwnProfile(deps, await findOwnProfile(deps.db.read, userId), await deps.clock.now())
}

/** Changes the fields that are given. */
export async function saveOwnProfile(
  deps: AccountsDeps,
  actor: AccountActor,
  input: OwnProfileInput,
): Promise<Outcome<OwnProfile, 'invalid_input'>> {
  const parsed = parseInput(ownProfileInput, input)
  return parsed.ok ? ok(await change(deps, actor, parsed.value)) : parsed
}

/** Of concurrent callers with the same name, one gets it. */
export async function saveSubdomain(
  deps: AccountsDeps,
  actor: AccountActor,
  subdomain: string,
): Promise<Outcome<OwnProfile, 'invalid_input'>> {
  const parsed = parseInput(subdomainInput, { subdomain })
  if (!parsed.ok) return parsed
  try {
    return ok(await change(deps, actor, parsed.value))
  } catch (error) {
    if (errorCode(error) !== 'P2002') throw error
    return invalidField('subdomain', 'This subdomain is already taken.')
  }
}

export async function readSubdomainState({ db }: AccountsDeps, { userId }: AccountActor, subdomain: string): Promise<SubdomainState> {
  const name = subdomain.trim().toLowerCase()
  if (!isSubdomain(name)) return 'invalid'
  const owner = await findSubdomainOwner(db.read, name)
  if (owner === null) return 'free'
  return owner === userId ? 'yours' : 'taken'
}

type Change = { readonly [F in 'name' | 'phone' | 'jobTitle' | 'signature' | 'subdomain']?: StoredProfile[F] | undefined }

/** The audit log, which is never changed, names the changed fields and not their values. */
async function change(deps: AccountsDeps, actor: AccountActor, given: Change): Promise<OwnProfile> {
  const { db, clock, audit } = deps
  const now = await clock.now()
  return db.write(async (tx) => {
    await lockUser(tx, actor.userId)
    const before = await findOwnProfile(tx, actor.userId)
    const values = Object.entries(given).filter(([field, value]) => value !== undefined && value !== before[field as keyof Change])
    const after: StoredProfile = { ...before, ...Object.fromEntries(values) }
    if (values.length > 0) {
      await writeOwnProfile(tx, actor.userId, { ...Object.fromEntries(values), search: searchText(after.name, after.email) })
      const fields = values.map(([field]) => field)
      await audit.installation.append(tx, actor, now, { action: 'user.profile_changed', subject: after.name, after: { fields } })
    }
    return toOwnProfile(deps, after, now)
  })
}

function toOwnProfile({ mail }: Pick<AccountsDeps, 'mail'>, stored: StoredProfile, now: Date): OwnProfile {
  const { name, email, emailVerifiedAt, phone, jobTitle, signature, subdomain, emailChange } = stored
  const unverified = mail.enabled ? 'unverified' : 'no_mail_server'
  return {
    name,
    email,
    emailState: emailVerifiedAt === null ? unverified : 'verified',
    phone: phone ?? '',
    jobTitle: jobTitle ?? '',
    signature,
    subdomain: subdomain ?? '',
    emailChange:
      emailChange && emailChange.expiresAt > now
        ? {
            newEmail: emailChange.newEmail,
            oldConfirmed: emailChange.oldConfirmedAt !== null,
            newConfirmed: emailChange.newConfirmedAt !== null,
          }
        : null,
    shared: toProfileView({ name, email, signature, subdomain }),
  }
}

import type { z } from 'zod'
import type { PreparedUser } from '../../accounts/index'
import type { PersonActor } from '../../actor'
import type { AuditInput } from '../../audit/index'
import { errorCode } from '../../errors'
import { type LocationId, newId, type OrgId, type SessionId } from '../../ids'
import { parseInput } from '../../input/parse'
import { slugOf } from '../../input/slug'
import type { Origin } from '../../ports'
import { fail, type Outcome, ok } from '../../result'
import { firstPolicy } from '../../tokens/index'
import type { OrganizationsDeps } from '../deps'
import { insertLocation } from '../locations-store'
import { termsFrom } from '../policy-terms'
import { type SetUpInput, setUpInput } from '../schema'
import { rejectSetupCode } from '../setup-code'
import { claimSetUp, hasPeople, insertMembership, insertOrganization } from '../store'

export type SetUpFailure = 'invalid_input' | 'forbidden' | 'conflict' | 'rate_limited'
type Parsed = z.output<typeof setUpInput>

class AlreadySetUp extends Error {}

/** Succeeds once per installation: concurrent calls race for one row. */
export async function setUp(deps: OrganizationsDeps, input: SetUpInput, origin: Origin): Promise<Outcome<{ slug: string }, SetUpFailure>> {
  const parsed = parseInput(setUpInput, input)
  if (!parsed.ok) return parsed
  const rejected = await rejectSetupCode(deps, parsed.value.code, origin)
  if (rejected) return rejected
  if (await hasPeople(deps.db.read)) return alreadySetUp
  const person = await deps.accounts.prepareUser(parsed.value.person, { emailVerified: false })
  if (!person.ok) return fail('invalid_input', { fields: prefixFields('person', person.error.fields ?? {}) })
  try {
    await write(deps, parsed.value, person.value, origin)
    return ok({ slug: parsed.value.organization.slug })
  } catch (error) {
    if (error instanceof AlreadySetUp || errorCode(error) === 'P2002') return alreadySetUp
    throw error
  }
}

export const alreadySetUp = fail('conflict', { detail: 'Keyrail is already set up. Sign in.' })

async function write(deps: OrganizationsDeps, input: Parsed, person: PreparedUser, origin: Origin): Promise<void> {
  const now = await deps.clock.now()
  const orgId = newId<OrgId>(deps.random)
  const owner = ownerActor(person, orgId, input, origin)
  const policy = firstPolicy(input.policy.preset, termsFrom(input.policy), now)
  await deps.db.write(async (tx) => {
    await claimSetUp(tx, now)
    if (await hasPeople(tx)) throw new AlreadySetUp()
    await person.insert(tx, owner)
    await insertOrganization(tx, { id: orgId, ...input.organization, createdAt: now }, policy)
    await insertMembership(tx, { orgId, userId: person.userId, role: 'owner', createdAt: now }, [])
    if (input.location !== '') await insertLocation(tx, setUpLocation(deps, orgId, input.location, now))
    await deps.audit.open(tx, orgId)
    for (const entry of entriesOf(input)) await deps.audit.append(tx, orgId, owner, now, entry)
  })
}

export const setUpLocation = ({ random }: OrganizationsDeps, orgId: OrgId, name: string, createdAt: Date) => ({
  id: newId<LocationId>(random),
  orgId,
  name,
  slug: slugOf(name) || 'first-location',
  createdAt,
})

const entriesOf = ({ organization, person, policy, location }: Parsed): AuditInput[] =>
  organizationEntries({ organization, location, owner: person.name, preset: policy.preset })

interface CreatedOrganization extends Pick<Parsed, 'location'> {
  readonly organization: Pick<Parsed['organization'], 'name'>
  readonly owner: string
  readonly preset: string
}

/** First entries in the audit log of an organization. */
export function organizationEntries({ organization, owner, preset, location }: CreatedOrganization): AuditInput[] {
  const entries: AuditInput[] = [
    { action: 'organization.created', subject: organization.name, after: { preset } },
    { action: 'member.added', subject: owner, after: { role: 'owner' } },
  ]
  return location === '' ? entries : [...entries, { action: 'location.added', subject: location }]
}

/** The first owner has no session yet. */
const ownerActor = (person: PreparedUser, orgId: OrgId, input: Parsed, origin: Origin): PersonActor => ({
  kind: 'person',
  userId: person.userId,
  name: person.name,
  orgId,
  role: 'owner',
  locationIds: [],
  sessionId: '' as SessionId,
  reauthUntil: null,
  timeZone: input.person.timeZone,
  origin,
})

export const prefixFields = (prefix: string, fields: Readonly<Record<string, readonly string[]>>) =>
  Object.fromEntries(Object.entries(fields).map(([field, messages]) => [`${prefix}.${field}`, messages]))

import type { PersonActor } from '../../actor'
import { addDuration } from '../../calendar'
import type { TokenDeps } from '../deps'
import { fullLimit } from '../places'
import { firstDay, lastDay, lifetimesOffered, type Policy } from '../policy'
import { readPolicy } from '../policy-record'
import { findPlacesHeldBy } from '../policy-store'
import { type CreateOptions, overlaps, tokenName } from '../schema'
import { countTokens, findAdministrators, findLocations, findTokens } from '../store'
import type { LimitState } from '../types'
import { toViews } from '../view'
import { whereListed, whereLive } from './list'

/** What the create dialog may offer this person now. */
export async function createOptions(deps: TokenDeps, actor: PersonActor): Promise<CreateOptions> {
  const db = deps.db.read
  const [policy, now, administrators, locations] = await Promise.all([
    readPolicy(db, actor.orgId),
    deps.clock.now(),
    findAdministrators(db, actor.orgId),
    findLocations(db, actor.orgId, administers(actor) ? null : actor.locationIds),
  ])
  return {
    types: typesFor(actor, policy, locations.length > 0),
    locations,
    scopes: scopesFor(deps, actor, policy),
    ...lifetimes(policy, actor, now),
    unusedDays: policy.unusedDays,
    adminNeedsAddresses: policy.adminNeedsAddresses,
    removeOffered: policy.removeOffered,
    paused: policy.pausedAt ? { note: policy.pausedNote } : null,
    overlaps: overlaps.filter((overlap) => addDuration(now, overlap) <= addDuration(now, `PT${policy.longestOverlapHours}H`)),
    address: actor.origin.ip,
    administrators,
  }
}

function lifetimes(policy: Policy, actor: PersonActor, now: Date) {
  const offered = lifetimesOffered(policy, now)
  return {
    defaultLifetime: policy.defaultLifetime,
    lifetimes: offered,
    noEndAllowed: policy.noEndAllowed,
    firstDay: firstDay(now, actor.timeZone),
    lastDay: lastDay(policy, now, actor.timeZone),
    endsAt: Object.fromEntries(offered.map((lifetime) => [lifetime, addDuration(now, lifetime).toISOString()])),
  }
}

function typesFor(actor: PersonActor, policy: Policy, hasLocations: boolean): CreateOptions['types'] {
  const admin = policy.adminCreators.includes(actor.role) && administers(actor)
  const location = policy.locationCreators.includes(actor.role) && hasLocations
  return [
    { type: 'user', allowed: actor.role !== 'viewer', reason: actor.role === 'viewer' ? 'Viewers cannot create tokens.' : null },
    { type: 'admin', allowed: admin, reason: admin ? null : 'Only administrators can create admin tokens.' },
    { type: 'location', allowed: location, reason: location ? null : locationReason(hasLocations) },
  ]
}

const locationReason = (hasLocations: boolean): string =>
  hasLocations ? 'Only administrators and location managers can create location tokens.' : 'There is no location to create one for.'

const administers = (actor: PersonActor): boolean => actor.role === 'owner' || actor.role === 'admin'

function scopesFor(deps: TokenDeps, actor: PersonActor, { preset }: Policy): CreateOptions['scopes'] {
  const types = ['user', 'admin', 'location'] as const
  const allowed = new Set(types.flatMap((type) => [...deps.scopes.allowed(actor.role, type, preset)]))
  return deps.scopes.offered(preset).map(({ name, label, risk, reason, types: only }) => ({
    ...{ name, label, risk, reason },
    types: types.filter((type) => only?.includes(type) ?? true),
    allowed: allowed.has(name),
  }))
}

/** The limits on a person's own tokens, and what fills the one that is full, least recently used first. */
export async function limitState(deps: TokenDeps, actor: PersonActor): Promise<LimitState> {
  const db = deps.db.read
  const [policy, now] = await Promise.all([readPolicy(db, actor.orgId), deps.clock.now()])
  const full = fullLimit(policy, await findPlacesHeldBy(db, actor.orgId, actor.userId, now))
  const where = full === 'live' ? whereLive(actor, now) : whereListed(actor, now)
  const order = [{ use: { lastUsedAt: { sort: 'asc', nulls: 'first' } as const } }, { createdAt: 'asc' as const }]
  const records = full === null ? [] : await findTokens(db, where, order, 0, shownAtMost)
  const tokens = await toViews(db, actor, records, policy, now)
  return { listed: policy.listedPerPerson, live: policy.livePerPerson, full, tokens }
}

const shownAtMost = 100

/** Whether a listed token of this person already has the name: a warning, never a refusal. */
export async function nameTaken(deps: TokenDeps, actor: PersonActor, name: string): Promise<boolean> {
  const parsed = tokenName.safeParse(name)
  if (!parsed.success) return false
  const where = { ...whereListed(actor, await deps.clock.now()), name: parsed.data }
  return (await countTokens(deps.db.read, where, 1)) > 0
}

import type { PersonActor, Role, TokenType } from '../../actor'
import { findAdministrators } from '../../directory/index'
import { addDuration } from '../../time/calendar'
import { accessTo, tabReach } from '../access'
import type { TokenDeps } from '../deps'
import { whereListed, whereLive } from '../filters'
import { overlaps, tokenName } from '../input-schema'
import { fullLimit } from '../limit-slots'
import { availableLifetimes, firstDay, lastDay, type Policy } from '../policy/policy'
import { namesClosedTypes } from '../policy/presets'
import { readPolicy } from '../policy/record'
import type { CreateOptions } from '../schema'
import { canCreateType } from '../secret-access'
import { countSlots } from '../slots-store'
import { findLocations, findNames, findTokens } from '../store'
import { toViews } from '../token-view'
import type { LimitState, ListTerms } from '../types'

/** A search finds others. */
const mostLocations = 50

export async function createOptions(deps: TokenDeps, actor: PersonActor): Promise<CreateOptions> {
  const db = deps.db.read
  const [policy, now, administrators, locations] = await Promise.all([
    readPolicy(db, actor.orgId),
    deps.clock.now(),
    findAdministrators(db, actor.orgId),
    findLocations(db, actor.orgId, tabReach(actor, 'locations')?.kind === 'everyLocation' ? null : actor.locationIds, mostLocations + 1),
  ])
  return {
    types: typesFor(
      actor,
      policy,
      locations.map(({ id }) => id),
    ),
    locations: locations.slice(0, mostLocations),
    moreLocations: locations.length > mostLocations,
    scopes: scopesFor(deps, actor, policy),
    ...lifetimes(policy, actor, now),
    inactivityDays: policy.inactivityDays,
    adminNeedsIpAllowlist: policy.adminNeedsIpAllowlist,
    requestsPerMinute: policy.requestsPerMinute,
    removeAllowed: policy.removeAllowed,
    paused: policy.pausedAt ? { note: policy.pausedNote } : null,
    ...offeredOverlaps(policy, now),
    ownIp: actor.origin.ip,
    administrators,
  }
}

/** What a page of tokens shows by the policy; `locationIds`: the first open locations that the person can see. */
export async function listTerms(deps: TokenDeps, actor: PersonActor, locationIds: readonly string[]): Promise<ListTerms> {
  const policy = await readPolicy(deps.db.read, actor.orgId)
  const { inactivityDays, noExpirationAllowed, removeAllowed, pausedAt, pausedNote } = policy
  const creatable = typesFor(actor, policy, locationIds).flatMap(({ type, allowed }) => (allowed ? [type] : []))
  return { creatable, inactivityDays, noExpirationAllowed, removeAllowed, paused: pausedAt ? { note: pausedNote } : null }
}

function offeredOverlaps({ maxOverlapHours }: Policy, now: Date) {
  const offered = overlaps.filter((overlap) => addDuration(now, overlap) <= addDuration(now, `PT${maxOverlapHours}H`))
  return { overlaps: offered, overlapEndsAt: endsOf(offered, now) }
}

const endsOf = (durations: readonly string[], now: Date): Record<string, string> =>
  Object.fromEntries(durations.map((duration) => [duration, addDuration(now, duration).toISOString()]))

function lifetimes(policy: Policy, actor: PersonActor, now: Date) {
  const offered = availableLifetimes(policy, now)
  return {
    defaultLifetime: policy.defaultLifetime,
    lifetimes: offered,
    noExpirationAllowed: policy.noExpirationAllowed,
    firstDay: firstDay(now, actor.timeZone),
    lastDay: lastDay(policy, now, actor.timeZone),
    endsAt: endsOf(offered, now),
  }
}

function typesFor(actor: PersonActor, policy: Policy, locationIds: readonly string[]): CreateOptions['types'] {
  const named = namesClosedTypes(policy.preset)
  return creatableTypes(actor, policy, locationIds).filter(({ type, allowed }) => named || allowed || type === 'user')
}

/** Leaves out a type that no role may create. */
function creatableTypes(actor: PersonActor, policy: Policy, locationIds: readonly string[]): CreateOptions['types'] {
  const { adminCreators, locationCreators } = policy
  const user = canCreate(actor, 'user')
  const admin = canCreateType(actor, 'admin', policy) && canCreate(actor, 'admin')
  const location = canCreateType(actor, 'location', policy) && locationIds.some((id) => canCreate(actor, 'location', id))
  const locationReason = locationIds.length > 0 ? onlyBy(locationCreators, 'location') : 'There is no location to create one for.'
  return [
    { type: 'user', allowed: user, reason: user ? null : "Viewers can't create tokens." },
    ...(adminCreators.length > 0
      ? [{ type: 'admin', allowed: admin, reason: admin ? null : onlyBy(adminCreators, 'admin') } as const]
      : []),
    ...(locationCreators.length > 0 ? [{ type: 'location', allowed: location, reason: location ? null : locationReason } as const] : []),
  ]
}

const canCreate = (actor: PersonActor, type: TokenType, locationId: string | null = null): boolean =>
  accessTo(actor, 'create', { orgId: actor.orgId, type, ownerId: type === 'user' ? actor.userId : null, locationId }) !== 'no'

/** A person who may not create a user token may not create any. */
export const canCreateAny = (actor: PersonActor): boolean => canCreate(actor, 'user')

function onlyBy(creators: readonly Role[], type: 'admin' | 'location'): string {
  const highest = creators.includes('admin') ? 'administrators' : 'owners'
  return `Only ${creators.includes('manager') ? `${highest} and location managers` : highest} can create ${type} tokens.`
}

function scopesFor(deps: TokenDeps, actor: PersonActor, { preset }: Policy): CreateOptions['scopes'] {
  const types = ['user', 'admin', 'location'] as const
  const allowed = new Set(types.flatMap((type) => [...deps.scopes.allowed(actor.role, type, preset)]))
  return deps.scopes.offered(preset).map(({ name, label, risk, reason, types: only }) => ({
    name,
    label,
    risk,
    reason,
    types: types.filter((type) => only?.includes(type) ?? true),
    allowed: allowed.has(name),
  }))
}

export async function readLimit(deps: TokenDeps, actor: PersonActor): Promise<LimitState> {
  const db = deps.db.read
  const [policy, now] = await Promise.all([readPolicy(db, actor.orgId), deps.clock.now()])
  const full = fullLimit(policy, await countSlots(db, actor.orgId, actor.userId, now))
  const where = full === 'live' ? whereLive(actor, now) : whereListed(actor, now)
  const order = [{ use: { lastUsedAt: { sort: 'asc', nulls: 'first' } as const } }, { createdAt: 'asc' as const }]
  const records = full === null ? [] : await findTokens(db, where, order, 0, maxShown)
  const tokens = await toViews(db, actor, records, policy, now)
  return { listed: policy.listedPerPerson, live: policy.livePerPerson, full, tokens }
}

const maxShown = 100

/** Name of one of the person's listed tokens that counts as the same; null = none. */
export async function takenName(deps: TokenDeps, actor: PersonActor, name: string): Promise<string | null> {
  const parsed = tokenName.safeParse(name)
  if (!parsed.success) return null
  const names = await findNames(deps.db.read, whereListed(actor, await deps.clock.now()), maxCompared)
  return names.find((each) => sameName(each) === sameName(parsed.data)) ?? null
}

const maxCompared = 10_000

/** Compatibility forms and case do not tell names apart. */
const sameName = (name: string): string => name.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC')

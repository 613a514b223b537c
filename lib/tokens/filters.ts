import type { PersonActor } from '../actor'
import type { OrgId } from '../ids'
import { daysAfter } from '../time/calendar'
import type { TabReach } from './access'
import { soonDays } from './limits'
import type { Policy } from './policy/policy'
import type { ListQuery, TokenStatus } from './schema'
import type { TokenOrder, TokenWhere } from './store'

/** A condition of `statusOf` and its opposite: in SQL, NOT does not match a null column. */
interface Condition {
  readonly is: TokenWhere
  readonly isNot: TokenWhere
}

type OwnStatus = Exclude<TokenStatus, 'active'>
const order: readonly OwnStatus[] = ['deleted', 'expired', 'deactivated', 'suspended', 'rotating', 'idle', 'expiring', 'removed']

/** Tokens of exactly this status: its own condition, and none of those that take precedence. */
export function whereStatus(status: TokenStatus, policy: Policy, now: Date): TokenWhere {
  const conditions = statusConditions(policy, now)
  const before = order.slice(0, status === 'active' ? order.length : order.indexOf(status))
  const own = status === 'active' ? [] : [conditions[status].is]
  return { AND: [...before.map((earlier) => conditions[earlier].isNot), ...own] }
}

/** Tokens that requests are accepted from. */
export function whereWorking(policy: Policy, now: Date): TokenWhere {
  const { deleted, expired, deactivated, suspended: bySomethingElse } = statusConditions(policy, now)
  return { AND: [deleted, expired, deactivated, bySomethingElse].map(({ isNot }) => isNot) }
}

function statusConditions(policy: Policy, now: Date): Record<OwnStatus, Condition> {
  const soon = daysAfter(now, soonDays)
  return {
    deleted: { is: { revokedAt: { not: null } }, isNot: { revokedAt: null } },
    expired: { is: { expiresAt: { lte: now } }, isNot: { OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] } },
    deactivated: { is: { deactivatedAt: { not: null } }, isNot: { deactivatedAt: null } },
    suspended,
    rotating: { is: { previousEndsAt: { gt: now } }, isNot: { OR: [{ previousEndsAt: null }, { previousEndsAt: { lte: now } }] } },
    idle: idle(policy, now),
    expiring: { is: { expiresAt: { lte: soon } }, isNot: { OR: [{ expiresAt: null }, { expiresAt: { gt: soon } }] } },
    removed: { is: { removedAt: { not: null } }, isNot: { removedAt: null } },
  }
}

const suspended: Condition = {
  is: {
    OR: [
      { org: { closingAt: { not: null } } },
      { owner: { OR: [{ deactivatedAt: { not: null } }, { user: { deactivatedAt: { not: null } } }] } },
      { location: { archivedAt: { not: null } } },
    ],
  },
  isNot: {
    AND: [
      { org: { closingAt: null } },
      { OR: [{ ownerId: null }, { owner: { deactivatedAt: null, user: { deactivatedAt: null } } }] },
      { OR: [{ locationId: null }, { location: { archivedAt: null } }] },
    ],
  },
}

const always: TokenWhere = {}
const never: TokenWhere = { id: { in: [] } }

function idle(policy: Policy, now: Date): Condition {
  if (policy.inactivityDays === 0) return { is: never, isNot: always }
  const latestStart = daysAfter(now, soonDays - policy.inactivityDays)
  if (policy.inactivitySince && policy.inactivitySince > latestStart) return { is: never, isNot: always }
  const { lte, gt } = { lte: { lte: latestStart }, gt: { gt: latestStart } }
  return {
    is: {
      AND: [
        { type: { not: 'managed' } },
        { createdAt: lte },
        { OR: [{ keptAt: null }, { keptAt: lte }] },
        { OR: [{ use: null }, { use: { lastUsedAt: null } }, { use: { lastUsedAt: lte } }] },
      ],
    },
    isNot: { OR: [{ type: 'managed' }, { createdAt: gt }, { keptAt: gt }, { use: { lastUsedAt: gt } }] },
  }
}

export function whereReach(orgId: OrgId, userId: string, reach: TabReach): TokenWhere {
  const base = { orgId, revokedAt: null }
  if (reach.kind === 'own') return { ...base, type: 'user', ownerId: userId }
  if (reach.kind === 'all') return { ...base, type: { in: ['user', 'admin', 'location'] } }
  const type = reach.kind === 'managed' || reach.kind === 'everyManaged' ? 'managed' : 'location'
  return { ...base, type, ...('ids' in reach ? { locationId: { in: [...reach.ids] } } : {}) }
}

/** A person's own tokens that have not expired, removed ones included. */
export const whereLive = (person: PersonActor, now: Date): TokenWhere => ({
  ...whereReach(person.orgId, person.userId, { kind: 'own' }),
  OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
})

export const whereListed = (person: PersonActor, now: Date): TokenWhere => ({ ...whereLive(person, now), removedAt: null })

/** The part of a tab that a filter selects, before its search text. */
export function whereFilter(filter: ListQuery, policy: Policy, now: Date): TokenWhere {
  const statuses = filter.status.map((status) => whereStatus(status, policy, now))
  const showsRemoved = filter.removed || filter.status.includes('removed')
  return {
    AND: [
      showsRemoved ? {} : { removedAt: null },
      statuses.length > 0 ? { OR: statuses } : {},
      filter.type ? { type: filter.type } : {},
      filter.owner ? { ownerId: filter.owner } : {},
      filter.location ? { locationId: filter.location } : {},
      filter.scope ? whereScope(filter.scope) : {},
    ],
  }
}

// Scopes are space separated: the scope is the only one, the first, the last or in between.
const whereScope = (scope: string): TokenWhere => ({
  OR: [
    { scopes: scope },
    { scopes: { startsWith: `${scope} ` } },
    { scopes: { endsWith: ` ${scope}` } },
    { scopes: { contains: ` ${scope} ` } },
  ],
})

/** The id breaks ties, so that pages never overlap. */
export function orderOf(sort: ListQuery['sort']): TokenOrder[] {
  const direction = sort.endsWith('.asc') ? 'asc' : 'desc'
  const id = { id: direction } as const
  if (sort.startsWith('name')) return [{ search: direction }, id]
  if (sort.startsWith('expires')) return [{ expiresAt: { sort: direction, nulls: 'last' } }, id]
  if (sort.startsWith('last_used')) return [{ use: { lastUsedAt: { sort: direction, nulls: 'last' } } }, id]
  return [{ createdAt: direction }, id]
}

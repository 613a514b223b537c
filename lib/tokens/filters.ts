import type { OrgId } from '../ids'
import { searchTerms } from '../input/search'
import { daysAfter } from '../time/calendar'
import type { TabReach } from './access'
import { soonDays } from './limits'
import type { Policy } from './policy/policy'
import type { ListQuery, TokenStatus } from './schema'
import type { TokenOrder, TokenWhere } from './store'

/** A fact of `status.ts` as a condition, and its opposite: SQL has no plain "not" where a column may be null. */
interface Twin {
  readonly is: TokenWhere
  readonly isNot: TokenWhere
}

type Decided = Exclude<TokenStatus, 'active'>
const order: readonly Decided[] = ['deleted', 'expired', 'deactivated', 'suspended', 'rotating', 'idle', 'expiring', 'removed']

/** The tokens of exactly this status: its own fact, and none of those decided before it. */
export function whereStatus(status: TokenStatus, policy: Policy, now: Date): TokenWhere {
  const twins = statusTwins(policy, now)
  const before = order.slice(0, status === 'active' ? order.length : order.indexOf(status))
  const own = status === 'active' ? [] : [twins[status].is]
  return { AND: [...before.map((earlier) => twins[earlier].isNot), ...own] }
}

function statusTwins(policy: Policy, now: Date): Record<Decided, Twin> {
  const soon = daysAfter(now, soonDays)
  return {
    deleted: { is: { revokedAt: { not: null } }, isNot: { revokedAt: null } },
    expired: { is: { expiresAt: { lte: now } }, isNot: { OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] } },
    deactivated: { is: { deactivatedAt: { not: null } }, isNot: { deactivatedAt: null } },
    suspended: suspendedTwin,
    rotating: { is: { previousEndsAt: { gt: now } }, isNot: { OR: [{ previousEndsAt: null }, { previousEndsAt: { lte: now } }] } },
    idle: idleTwin(policy, now),
    expiring: { is: { expiresAt: { lte: soon } }, isNot: { OR: [{ expiresAt: null }, { expiresAt: { gt: soon } }] } },
    removed: { is: { removedAt: { not: null } }, isNot: { removedAt: null } },
  }
}

const suspendedTwin: Twin = {
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

function idleTwin(policy: Policy, now: Date): Twin {
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

/** What a tab may show at all. */
export function whereReach(orgId: OrgId, userId: string, reach: TabReach): TokenWhere {
  const base = { orgId, revokedAt: null }
  if (reach.kind === 'own') return { ...base, type: 'user', ownerId: userId }
  if (reach.kind === 'all') return { ...base, type: { in: ['user', 'admin', 'location'] } }
  const type = reach.kind === 'managed' || reach.kind === 'everyManaged' ? 'managed' : 'location'
  return { ...base, type, ...('ids' in reach ? { locationId: { in: [...reach.ids] } } : {}) }
}

/** What the person asked for within the tab. */
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
      ...searchTerms(filter.q).map(whereTerm),
    ],
  }
}

const whereTerm = (term: string): TokenWhere => ({
  OR: [{ search: { contains: term } }, { owner: { user: { search: { contains: term } } } }],
})

// Scopes are space separated, so a scope stands alone, first, last or in the middle.
const whereScope = (scope: string): TokenWhere => ({
  OR: [
    { scopes: scope },
    { scopes: { startsWith: `${scope} ` } },
    { scopes: { endsWith: ` ${scope}` } },
    { scopes: { contains: ` ${scope} ` } },
  ],
})

/** The order of a page; the id settles what is equal, so that pages never overlap. */
export function orderOf(sort: ListQuery['sort']): TokenOrder[] {
  const direction = sort.endsWith('.asc') ? 'asc' : 'desc'
  const id = { id: direction } as const
  if (sort.startsWith('name')) return [{ search: direction }, id]
  if (sort.startsWith('expires')) return [{ expiresAt: { sort: direction, nulls: 'last' } }, id]
  if (sort.startsWith('last_used')) return [{ use: { lastUsedAt: { sort: direction, nulls: 'last' } } }, id]
  return [{ createdAt: direction }, id]
}

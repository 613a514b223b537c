import type { Actor } from '../../actor'
import { lowerLimit } from '../../rate-limit/rate'
import { fail, type Outcome, ok } from '../../result'
import { dayIn, daysAfter, daysFromTo } from '../../time/calendar'
import { hourMs } from '../../time/units'
import type { UsageByDay } from '../../usage/index'
import { accessTo } from '../access'
import { orgOf } from '../change'
import type { TokenDeps } from '../deps'
import { extendedOverlapEnd, type Policy } from '../policy/policy'
import { readPolicy } from '../policy/record'
import { splitList, type TokenRecord } from '../record'
import type { FirstUse, HandOverView, TokenDetail, TokenView } from '../schema'
import { findHistory, findToken } from '../store'
import { toViews, usageByDay, zoneOf } from '../token-view'
import { countAccepted, findHoursOf } from '../usage-store'

/** A token the actor may see and that is not deleted. */
export async function findVisible(deps: TokenDeps, actor: Actor, tokenKey: string): Promise<TokenRecord | null> {
  const orgId = orgOf(actor)
  const token = orgId && (await findToken(deps.db.read, orgId, tokenKey))
  return token && !token.revokedAt && accessTo(actor, 'see', token) !== 'no' ? token : null
}

export async function readToken(deps: TokenDeps, actor: Actor, tokenKey: string): Promise<Outcome<TokenView, 'not_found'>> {
  const token = await findVisible(deps, actor, tokenKey)
  if (!token) return fail('not_found')
  const [policy, now] = await Promise.all([readPolicy(deps.db.read, token.orgId), deps.clock.now()])
  const [view] = await toViews(deps.db.read, actor, [token], policy, now)
  return view ? ok(view) : fail('not_found')
}

/** A token with its history and, while it rotates, the use of both secrets. */
export async function showToken(deps: TokenDeps, actor: Actor, tokenKey: string): Promise<Outcome<TokenDetail, 'not_found'>> {
  const token = await findVisible(deps, actor, tokenKey)
  if (!token) return fail('not_found')
  const [policy, now] = await Promise.all([readPolicy(deps.db.read, token.orgId), deps.clock.now()])
  const [[view], handOver, history] = await Promise.all([
    toViews(deps.db.read, actor, [token], policy, now),
    handOverOf(deps, token, policy, now),
    historyOf(deps, token),
  ])
  if (!view) return fail('not_found')
  const { lastUserAgent, lastEndpoint } = token
  const scopesNow = splitList(token.scopes).filter((scope) => deps.scopes.grantable(token.type, token.ownerRole).has(scope))
  const requestsPerMinute = lowerLimit(token.requestsPerMinute, policy.requestsPerMinute)
  return ok({ token: view, scopesNow, requestsPerMinute, lastUserAgent, lastEndpoint, handOver, history, now: now.toISOString() })
}

async function historyOf(deps: TokenDeps, token: TokenRecord): Promise<TokenDetail['history']> {
  const entries = await findHistory(deps.db.read, token.orgId, token.tokenKey)
  return entries.map((entry) => ({
    at: entry.at.toISOString(),
    actor: entry.actorName,
    action: entry.action,
    ip: entry.ip,
    before: parseFields(entry.before),
    after: parseFields(entry.after),
  }))
}

const parseFields = (json: string | null): Record<string, unknown> | null => (json === null ? null : JSON.parse(json))

export async function handOver(deps: TokenDeps, actor: Actor, tokenKey: string): Promise<Outcome<HandOverView, 'not_found'>> {
  const token = await findVisible(deps, actor, tokenKey)
  if (!token) return fail('not_found')
  const [policy, now] = await Promise.all([readPolicy(deps.db.read, token.orgId), deps.clock.now()])
  return ok({ handOver: await handOverOf(deps, token, policy, now), now: now.toISOString() })
}

async function handOverOf(deps: TokenDeps, token: TokenRecord, policy: Policy, now: Date): Promise<HandOverView['handOver']> {
  if (!token.rotatedAt || !token.previousEndsAt || token.previousEndsAt <= now) return null
  const requests = await countAccepted(deps.db.read, token.orgId, token.id, token.generation, startOfHour(token.rotatedAt))
  return {
    current: { requests, lastUsedAt: token.currentUsedAt?.toISOString() ?? null },
    previous: { lastUsedAt: token.previousUsedAt?.toISOString() ?? null },
    endsAt: token.previousEndsAt.toISOString(),
    extendable: extendedOverlapEnd(token, policy) !== null,
  }
}

const startOfHour = (at: Date): Date => new Date(Math.floor(at.getTime() / hourMs) * hourMs)

/** Fewer days make no chart. */
const fewestDays = 7

export async function tokenUsage(
  deps: TokenDeps,
  actor: Actor,
  tokenKey: string,
  days: 7 | 30 | 90,
): Promise<Outcome<UsageByDay, 'not_found'>> {
  const token = await findVisible(deps, actor, tokenKey)
  if (!token) return fail('not_found')
  const now = await deps.clock.now()
  const usage = await findHoursOf(deps.db.read, token.orgId, token.id, daysAfter(now, -days - 1))
  const zone = zoneOf(actor)
  const createdOn = dayIn(token.createdAt, zone)
  const shown = Math.min(days, Math.max(fewestDays, daysFromTo(createdOn, dayIn(now, zone)) + 1))
  return ok({ days: usageByDay(usage, shown, now, zone), createdOn })
}

/** The last accepted and the last rejected request since the current secret was issued. */
export async function firstUse(deps: TokenDeps, actor: Actor, tokenKey: string): Promise<Outcome<FirstUse, 'not_found'>> {
  const token = await findVisible(deps, actor, tokenKey)
  if (!token) return fail('not_found')
  const since = token.rotatedAt ?? token.createdAt
  const { currentUsedAt, lastUsedAt, lastRejectedAt } = token
  // the old secret may have been used later, from another IP address
  const from = currentUsedAt?.getTime() === lastUsedAt?.getTime() ? token.lastIp : null
  return ok({
    accepted: currentUsedAt && { at: currentUsedAt.toISOString(), from },
    rejected: lastRejectedAt && lastRejectedAt >= since ? { at: lastRejectedAt.toISOString(), code: token.lastRejectedCode ?? '' } : null,
    now: (await deps.clock.now()).toISOString(),
  })
}

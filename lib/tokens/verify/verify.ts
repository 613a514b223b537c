import type { TokenActor } from '../../actor'
import { isOlder } from '../../journal/index'
import type { Origin } from '../../ports'
import type { PresentedToken } from '../../recorder/index'
import { fail, type Outcome, ok } from '../../result'
import type { TokenDeps } from '../deps'
import { isUseUrgent } from '../expiry/inactivity'
import { parseDays, readPolicy } from '../policy/record'
import { logBrokenSeal, logOlderRow } from '../sealed-token'
import { secretExpiration, statusOf, suspendedBy } from '../status'
import { findOrganization, findToken } from '../store'
import { parseToken } from '../string'
import type { Authenticated, TokenDescription } from '../types'
import { awaitsFirstUse, type Judgment, judge, type VerifyRow } from './judge'
import { findForVerify, type VerifySource } from './store'
import type { AcceptedToken, Verdict, VerifyNeeds } from './verdict'

/** Returns the verdict on a presented token. Throws if the database is unavailable: no verdict without reading the row. */
export async function verifyToken(deps: TokenDeps, presented: string, needs: VerifyNeeds = {}): Promise<Verdict> {
  const { verdict, token } = await check(deps, presented, needs)
  if (token) deps.usage.recordRequest({ ...token, method: null, path: null, status: null, durationMs: null })
  return verdict
}

interface Checked {
  readonly verdict: Verdict
  /** Null if no secret of a token was presented. */
  readonly token: PresentedToken | null
}

async function check(deps: TokenDeps, presented: string, needs: VerifyNeeds): Promise<Checked> {
  const parsed = parseToken(presented)
  if (!parsed) return { verdict: { active: false, code: 'malformed' }, token: null }
  const recorded = await deps.journal.recorded(parsed.tokenKey)
  const source = await findForVerify(deps.db.read, parsed.tokenKey)
  const isPutBack = source !== null && isOlder(source, recorded)
  if (isPutBack) logOlderRow(deps.log, parsed.tokenKey)
  const row = source && !isPutBack ? toRow(deps, source) : null
  const now = await deps.clock.now()
  const judgment = judge(row, presented, needs, now, deps.keys)
  if (judgment.tampered) logBrokenSeal(deps.log, parsed.tokenKey)
  const { verdict } = judgment
  if (!row || !judgment.secret) return { verdict, token: null }
  await recordUse(deps, row, judgment, needs, now)
  return { verdict, token: { orgId: row.orgId, tokenId: row.id, at: now, code: verdict.code, ip: needs.ip ?? null } }
}

export async function authenticateToken(deps: TokenDeps, presented: string, needs: VerifyNeeds, origin: Origin): Promise<Authenticated> {
  const { verdict, token } = await check(deps, presented, needs)
  return verdict.active ? { actor: toActor(verdict, origin), token } : { rejection: verdict, token }
}

function toActor(verdict: AcceptedToken, origin: Origin): TokenActor {
  const { tokenKey, type, name, orgId, locationId, userId, scopes, secret, generation } = verdict
  return { kind: 'token', tokenKey, type, name, orgId, locationId, userId, scopes, secret, generation, origin }
}

function toRow(deps: TokenDeps, source: VerifySource): VerifyRow {
  return {
    ...source,
    noticeDays: parseDays(source.noticeDays),
    suspendedBy: suspendedBy(source),
    grantable: deps.scopes.grantable(source.type, source.ownerRole),
  }
}

async function recordUse(deps: TokenDeps, row: VerifyRow, { verdict, secret }: Judgment, needs: VerifyNeeds, now: Date) {
  const current = secret === 'current'
  await deps.usage.record({
    orgId: row.orgId,
    tokenId: row.id,
    at: now,
    code: verdict.code,
    current,
    generation: current ? row.generation : row.generation - 1,
    ip: needs.ip ?? null,
    userAgent: needs.userAgent ?? null,
    endpoint: needs.endpoint ?? null,
    urgent: verdict.active && isUseUrgent(row, row, now),
    awaited: awaitsFirstUse(row, now),
  })
}

export async function describeToken(deps: TokenDeps, actor: TokenActor): Promise<Outcome<TokenDescription, 'not_found'>> {
  const db = deps.db.read
  const token = await findToken(db, actor.orgId, actor.tokenKey)
  if (!token || token.revokedAt) return fail('not_found')
  const [organization, policy, now] = await Promise.all([findOrganization(db, actor.orgId), readPolicy(db, actor.orgId), deps.clock.now()])
  return ok({
    tokenKey: token.tokenKey,
    name: token.name,
    type: token.type,
    scopes: actor.scopes,
    status: statusOf(token, policy, now),
    organization,
    location: token.location && { id: token.location.id, name: token.location.name },
    owner: token.ownerId && token.ownerName ? { id: token.ownerId, name: token.ownerName } : null,
    createdAt: token.createdAt.toISOString(),
    expiresAt: secretExpiration(token, actor.secret)?.toISOString() ?? null,
    lastUsedAt: token.lastUsedAt?.toISOString() ?? null,
  })
}

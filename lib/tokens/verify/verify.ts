import type { TokenActor } from '../../actor'
import type { TokenKey } from '../../ids'
import { isOlder, type JournalReader, type Recorded } from '../../journal/index'
import type { Keys } from '../../keys'
import type { Log, Origin } from '../../ports'
import { lowerLimit } from '../../rate-limit/rate'
import type { TokenLimiter } from '../../rate-limit/token-limiter'
import type { PresentedToken, Recorder, Use } from '../../recorder/index'
import type { LookupRow } from '../../verifier/reader'
import { logBrokenSeal, logOlderRow } from '../broken-seal'
import { isUseUrgent } from '../expiry/inactivity'
import type { Scopes } from '../scopes'
import { parseToken } from '../string'
import type { Authenticated } from '../types'
import { awaitsFirstUse, type Judgment, judge, type VerifyRow } from './judge'
import { toVerifyRow } from './source'
import type { AcceptedToken, Verdict, VerifyNeeds } from './verdict'

/** A row and the time at which it is judged. */
interface Found {
  /** Of `verifyQuery`. */
  readonly row: LookupRow | null
  readonly now: Date
}

/** What a verdict needs from a process; none of it is specific to one. */
export interface VerifyDeps {
  /** Reads the row as it is after this call began. Throws if it cannot. */
  find(tokenKey: TokenKey): Promise<Found>
  readonly journal: Pick<JournalReader, 'recorded'>
  readonly usage: Pick<Recorder, 'record' | 'recordRequest'>
  readonly limiter: Pick<TokenLimiter, 'take'>
  readonly keys: Keys
  readonly scopes: Scopes
  readonly log: Log
}

/** Returns the verdict on a presented token. Throws if the database is unavailable: no verdict without reading the row. */
export const verifyToken = async (deps: VerifyDeps, presented: string, needs: VerifyNeeds = {}): Promise<Verdict> =>
  verdictOn(deps, await read(deps, presented), needs)

/** Reads a presented token. The verdict on it is asked for later, and once; until then nothing is recorded. */
export async function readToVerify(deps: VerifyDeps, presented: string): Promise<(needs: VerifyNeeds) => Promise<Verdict>> {
  const presentation = await read(deps, presented)
  return (needs) => verdictOn(deps, presentation, needs)
}

async function verdictOn(deps: VerifyDeps, presentation: Presentation | null, needs: VerifyNeeds): Promise<Verdict> {
  const { verdict, token } = await check(deps, presentation, needs)
  const { method = null, path = null } = needs.request ?? {}
  if (token) deps.usage.recordRequest({ ...token, method, path, status: null, durationMs: null })
  return verdict
}

/** The same for a caller, which records the request once its response is known. */
export async function authenticateToken(deps: VerifyDeps, presented: string, needs: VerifyNeeds, origin: Origin): Promise<Authenticated> {
  const { verdict, token } = await check(deps, await read(deps, presented), needs)
  return verdict.active ? { actor: toActor(verdict, origin), token, rate: verdict.rate ?? null } : { rejection: verdict, token }
}

function toActor(verdict: AcceptedToken, origin: Origin): TokenActor {
  const { tokenKey, type, name, orgId, locationId, userId, scopes, secret, generation } = verdict
  return { kind: 'token', tokenKey, type, name, orgId, locationId, userId, scopes, secret, generation, origin }
}

interface Checked {
  readonly verdict: Verdict
  /** Null if no secret of a token was presented. */
  readonly token: PresentedToken | null
}

/** A presented token with what is known about it. */
interface Presentation extends Found {
  readonly presented: string
  readonly tokenKey: TokenKey
  readonly recorded: Recorded
}

/** Null if the token is malformed. The journal is read first: it never knows a later change than the row. */
async function read({ journal, find }: VerifyDeps, presented: string): Promise<Presentation | null> {
  const parsed = parseToken(presented)
  if (!parsed) return null
  const { tokenKey } = parsed
  const recorded = await journal.recorded(tokenKey)
  const { row, now } = await find(tokenKey)
  return { presented, tokenKey, recorded, row, now }
}

async function check(deps: VerifyDeps, presentation: Presentation | null, needs: VerifyNeeds): Promise<Checked> {
  if (!presentation) return { verdict: { active: false, code: 'malformed' }, token: null }
  const { presented, tokenKey, recorded, row: found, now } = presentation
  const source = found && toVerifyRow(found, deps.scopes)
  const isPutBack = source !== null && isOlder(source, recorded)
  if (isPutBack) logOlderRow(deps.log, tokenKey)
  const row = isPutBack ? null : source
  const judgment = judge(row, presented, needs, now, deps.keys)
  if (judgment.tampered) logBrokenSeal(deps.log, tokenKey)
  if (!row || !judgment.secret) return { verdict: judgment.verdict, token: null }
  const verdict = await withinLimit(deps, row, judgment.verdict, needs, now)
  await deps.usage.record(describeUse(row, { ...judgment, verdict }, needs, now))
  return { verdict, token: { orgId: row.orgId, tokenId: row.id, at: now, code: verdict.code, ip: needs.ip ?? null } }
}

/** Counts an accepted request against the lower of the limits of token and policy; rejects it if there is none left. */
async function withinLimit(deps: VerifyDeps, row: VerifyRow, verdict: Verdict, needs: VerifyNeeds, now: Date): Promise<Verdict> {
  const limit = lowerLimit(row.requestsPerMinute, row.policyRequestsPerMinute)
  if (limit === 0 || needs.unlimited || !verdict.active) return verdict
  const rate = await deps.limiter.take(row.tokenKey, limit, now)
  return rate.allowed ? { ...verdict, rate } : { active: false, code: 'rate_limited', rate }
}

function describeUse(row: VerifyRow, { verdict, secret }: Judgment, needs: VerifyNeeds, now: Date): Use {
  const current = secret === 'current'
  return {
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
  }
}

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
export interface JudgeDeps {
  readonly usage: Pick<Recorder, 'record' | 'recordRequest'>
  readonly limiter: Pick<TokenLimiter, 'take'>
  readonly keys: Keys
  readonly scopes: Scopes
  readonly log: Log
}

export interface VerifyDeps extends JudgeDeps {
  /** Reads the row as it is after this call began. Throws if it cannot. */
  find(tokenKey: TokenKey): Promise<Found>
  readonly journal: Pick<JournalReader, 'recorded'>
}

/** Returns the verdict on a presented token. Throws if the database is unavailable: no verdict without reading the row. */
export const verifyToken = async (deps: VerifyDeps, presented: string, needs: VerifyNeeds = {}): Promise<Verdict> =>
  verdictOn(deps, await read(deps, presented), needs)

/** Returns the verdict on a token that was read: a promise only if something must be waited for. */
export function verdictOn(deps: JudgeDeps, presentation: Presentation | null, needs: VerifyNeeds): Verdict | Promise<Verdict> {
  const checked = check(deps, presentation, needs)
  return checked instanceof Promise ? checked.then((each) => withRequest(deps, each, needs)) : withRequest(deps, checked, needs)
}

const nowhere = [null, null] as const

function withRequest({ usage }: JudgeDeps, { verdict, token }: Checked, { request }: VerifyNeeds): Verdict {
  if (token) {
    // written out: a copy of all fields with `...` takes 4 µs here
    const { orgId, tokenId, at, code, ip } = token
    const [method, path] = request ? [request.method, request.path] : nowhere
    usage.recordRequest({ orgId, tokenId, at, code, ip, method, path, status: null, durationMs: null })
  }
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
export interface Presentation extends Found {
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

function check(deps: JudgeDeps, presentation: Presentation | null, needs: VerifyNeeds): Checked | Promise<Checked> {
  if (!presentation) return { verdict: { active: false, code: 'malformed' }, token: null }
  const row = soundRow(deps, presentation)
  const judgment = judge(row, presentation.presented, needs, presentation.now, deps.keys)
  if (judgment.tampered) logBrokenSeal(deps.log, presentation.tokenKey)
  if (!row || !judgment.secret) return { verdict: judgment.verdict, token: null }
  const limit = limitOf(row, judgment.verdict, needs)
  return limit === 0
    ? recorded(deps, { row, judgment, needs, now: presentation.now })
    : recordedWithin(deps, { row, judgment, needs, now: presentation.now }, limit)
}

/** Null also for a row that was put back. */
function soundRow({ scopes, log }: JudgeDeps, { row, recorded, tokenKey }: Presentation): VerifyRow | null {
  const source = row && toVerifyRow(row, scopes)
  if (source === null || !isOlder(source, recorded)) return source
  logOlderRow(log, tokenKey)
  return null
}

/** A presented secret of a token, and what was found about it. */
interface Finding {
  readonly row: VerifyRow
  readonly judgment: Judgment
  readonly needs: VerifyNeeds
  readonly now: Date
}

function recorded({ usage }: JudgeDeps, finding: Finding): Checked | Promise<Checked> {
  const { row, judgment, needs, now } = finding
  const { verdict } = judgment
  const use = describeUse(finding)
  const recording = usage.record(use)
  const checked = { verdict, token: { orgId: row.orgId, tokenId: row.id, at: now, code: verdict.code, ip: needs.ip ?? null } }
  return use.urgent ? recording.then(() => checked) : checked
}

/** Requests per minute: the lower of the limits of token and policy; 0 for a request that is not counted. */
const limitOf = (row: VerifyRow, { active }: Verdict, { unlimited = false }: VerifyNeeds): number =>
  active && !unlimited ? lowerLimit(row.requestsPerMinute, row.policyRequestsPerMinute) : 0

/** Counts an accepted request; rejects it if there is none left. */
async function recordedWithin(deps: JudgeDeps, finding: Finding, limit: number): Promise<Checked> {
  const { judgment, row, now } = finding
  const rate = await deps.limiter.take(row.tokenKey, limit, now)
  const verdict: Verdict = rate.allowed ? { ...judgment.verdict, rate } : { active: false, code: 'rate_limited', rate }
  return recorded(deps, { ...finding, judgment: { ...judgment, verdict } })
}

function describeUse({ row, judgment: { verdict, secret }, needs, now }: Finding): Use {
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

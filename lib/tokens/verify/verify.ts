import type { TokenKey } from '../../ids'
import type { Keys } from '../../keys'
import type { Log } from '../../ports'
import type { Use } from '../../usage/types'
import type { LookupRow } from '../../verifier/reader'
import { logBrokenSeal } from '../broken-seal'
import { isInNoticeWindow } from '../expiry/inactivity'
import type { Scopes } from '../scopes'
import { parseToken } from '../string'
import { awaitsFirstUse, type Judgment, judge, type VerifyRow } from './judge'
import { toVerifyRow } from './source'
import type { Verdict, VerifyNeeds } from './verdict'

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
  /** Resolves once the use is counted, or written if it is urgent. */
  record(use: Use): Promise<void>
  readonly keys: Keys
  readonly scopes: Scopes
  readonly log: Log
}

/** Returns the verdict on a presented token. Throws if the database is unavailable: no verdict without reading the row. */
export async function verifyToken(deps: VerifyDeps, presented: string, needs: VerifyNeeds = {}): Promise<Verdict> {
  const parsed = parseToken(presented)
  if (!parsed) return { active: false, code: 'malformed' }
  const { row: found, now } = await deps.find(parsed.tokenKey)
  const row = found && toVerifyRow(found, deps.scopes)
  const judgment = judge(row, presented, needs, now, deps.keys)
  if (judgment.tampered) logBrokenSeal(deps.log, parsed.tokenKey)
  if (row && judgment.secret) await deps.record(useOf(row, judgment, needs, now))
  return judgment.verdict
}

function useOf(row: VerifyRow, { verdict, secret }: Judgment, needs: VerifyNeeds, now: Date): Use {
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
    urgent: verdict.active && isInNoticeWindow(row, row, now),
    awaited: awaitsFirstUse(row, now),
  }
}

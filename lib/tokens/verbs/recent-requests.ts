import { STATUS_CODES } from 'node:http'
import type { Actor } from '../../actor'
import { requestDays } from '../../recorder/limits'
import { fail, type Outcome, ok } from '../../result'
import { daysAfter } from '../../time/calendar'
import type { TokenDeps } from '../deps'
import { findRequests } from '../request-store'
import type { RecentRequests } from '../schema'
import { findVisible } from './show'

export async function recentRequests(
  deps: TokenDeps,
  actor: Actor,
  tokenKey: string,
  { rejected }: { readonly rejected: boolean },
): Promise<Outcome<RecentRequests, 'not_found'>> {
  const token = await findVisible(deps, actor, tokenKey)
  if (!token) return fail('not_found')
  const now = await deps.clock.now()
  const rows = await findRequests(deps.db.read, token.orgId, token.id, { since: daysAfter(now, -requestDays), rejected })
  return ok({ requests: rows.map(toView), now: now.toISOString() })
}

const toView = ({ at, status, ...row }: Awaited<ReturnType<typeof findRequests>>[number]): RecentRequests['requests'][number] => ({
  ...row,
  at: at.toISOString(),
  status,
  statusText: (status !== null && STATUS_CODES[status]) || null,
})

import type { Reader } from '../db/client'
import type { OrgId, TokenId } from '../ids'
import { keptRequests } from '../recorder/limits'

interface RequestFilter {
  readonly since: Date
  readonly rejected: boolean
}

/** The latest requests of a token, newest first. */
export const findRequests = (db: Reader, orgId: OrgId, tokenId: TokenId, { since, rejected }: RequestFilter) =>
  db.recentRequest.findMany({
    where: { orgId, tokenId, at: { gte: since }, ...(rejected && { code: { not: 'ok' } }) },
    omit: { orgId: true, tokenId: true },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: keptRequests,
  })

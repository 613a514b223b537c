import type { RecentRequests } from '@/lib/tokens/schema'

export type RecentRequest = RecentRequests['requests'][number]

/** `GET /api/v1/contacts`; a verification has no request of its own. */
export const requestText = ({ method, path }: RecentRequest): string =>
  method === null || path === null ? 'Verified by a server' : `${method} ${path}`

/** `200 OK`; of a verification, whether the token was accepted. */
export function resultText({ status, statusText, code }: RecentRequest): string {
  if (status === null) return code === 'ok' ? 'Accepted' : 'Rejected'
  return statusText === null ? String(status) : `${status} ${statusText}`
}

export const durationText = ({ durationMs }: RecentRequest): string | null =>
  durationMs === null ? null : `${durationMs.toLocaleString('en-GB')} ms`

/** Number of rows shown until all are asked for. */
const firstRows = 10

/** The rest is hidden only if that saves more than a few rows. */
export const shownRows = (requests: readonly RecentRequest[], all: boolean): readonly RecentRequest[] =>
  all || requests.length <= firstRows + 3 ? requests : requests.slice(0, firstRows)

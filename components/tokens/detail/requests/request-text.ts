import type { RecentRequests } from '@/lib/tokens/schema'

export type RecentRequest = RecentRequests['requests'][number]

/** `GET /api/v1/contacts`; a verification has no request. */
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
const folded = 10

/** False if folding would hide only a few rows. */
export const isFoldable = (requests: readonly RecentRequest[]): boolean => requests.length > folded + 3

export const firstRows = (requests: readonly RecentRequest[]): readonly RecentRequest[] =>
  isFoldable(requests) ? requests.slice(0, folded) : requests

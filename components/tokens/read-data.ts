import type { FailureCode } from '@/lib/result'
import type { CreateOptions, FirstUse, HandOverView, ListFilter, RecentRequests, TokenPage, TokenView } from '@/lib/tokens/schema'
import { type ListParams, readParams, writeParams } from './list-params'
import type { TokenReads } from './types'

/** `reference` is the request id in the logs. */
export class ReadFailed extends Error {
  readonly status: number
  readonly code: FailureCode
  readonly reference: string | null

  constructor(status: number, code: FailureCode, reference: string | null) {
    super(code)
    this.status = status
    this.code = code
    this.reference = reference
  }
}

/** True if a retry would fail in the same way. */
export const isRejection = (error: Error | null): boolean => error instanceof ReadFailed && error.status < 500

async function readFailure(response: Response): Promise<ReadFailed> {
  const problem: { code?: FailureCode; requestId?: string } = await response.json().catch(() => ({}))
  return new ReadFailed(response.status, problem.code ?? 'internal', problem.requestId ?? response.headers.get('x-request-id'))
}

/** Fetches data; throws what `readData` recovers from if the server rejects it. */
export async function fetchData(path: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(path, { cache: 'no-store', headers: { accept: 'application/json' }, ...init })
  if (!response.ok) throw await readFailure(response)
  return response
}

export const readJson = async <T>(path: string, init?: RequestInit): Promise<T> => (await fetchData(path, init)).json()

export const dataPath = (org: string, resource: string) => `/o/${encodeURIComponent(org)}/data/${resource}`

const complete = (filter: ListFilter) => ({ ...readParams({}), ...filter }) as ListParams

export function createReads(org: string): TokenReads {
  const at = (resource: string) => dataPath(org, resource)
  return {
    page: (filter) => readJson<TokenPage>(at(`tokens?${writeParams(complete(filter))}`)),
    token: (tokenKey) => readJson<TokenView>(at(`token?tokenKey=${encodeURIComponent(tokenKey)}`)),
    options: () => readJson<CreateOptions>(at('options')),
    limit: () => readJson(at('limit')),
    takenName: async (name) => (await readJson<{ taken: string | null }>(at(`name-taken?name=${encodeURIComponent(name)}`))).taken,
    firstUse: (tokenKey) => readJson<FirstUse>(at(`first-use?tokenKey=${encodeURIComponent(tokenKey)}`)),
    recentRequests: (tokenKey, rejected) =>
      readJson<RecentRequests>(at(`recent-requests?tokenKey=${encodeURIComponent(tokenKey)}${rejected ? '&rejected' : ''}`)),
    handOver: (tokenKey) => readJson<HandOverView>(at(`hand-over?tokenKey=${encodeURIComponent(tokenKey)}`)),
  }
}

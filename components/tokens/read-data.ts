import type { FailureCode } from '@/lib/result'
import type { CreateOptions, FirstUse, HandOverView, ListFilter, TokenPage } from '@/lib/tokens/schema'
import { type ListParams, readParams, writeParams } from './list-params'
import type { TokenReads } from './types'

/** A read that was answered with a failure; `reference` finds it in the logs. */
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

/** Asking again changes nothing. */
export const isRejection = (error: Error | null): boolean => error instanceof ReadFailed && error.status < 500

async function readFailure(response: Response): Promise<ReadFailed> {
  const problem: { code?: FailureCode; requestId?: string } = await response.json().catch(() => ({}))
  return new ReadFailed(response.status, problem.code ?? 'internal', problem.requestId ?? response.headers.get('x-request-id'))
}

async function readJson<T>(address: string): Promise<T> {
  const response = await fetch(address, { cache: 'no-store', headers: { accept: 'application/json' } })
  if (!response.ok) throw await readFailure(response)
  return response.json()
}

/** Where the browser reads the tokens of one organization. */
export const dataPath = (org: string, what: string) => `/o/${encodeURIComponent(org)}/data/${what}`

const complete = (filter: ListFilter) => ({ ...readParams({}), ...filter }) as ListParams

/** The reads of the tokens pages, by GET from the browser. */
export function createReads(org: string): TokenReads {
  const at = (what: string) => dataPath(org, what)
  return {
    page: (filter) => readJson<TokenPage>(at(`tokens?${writeParams(complete(filter))}`)),
    options: () => readJson<CreateOptions>(at('options')),
    limit: () => readJson(at('limit')),
    nameTaken: async (name) => (await readJson<{ taken: boolean }>(at(`name-taken?name=${encodeURIComponent(name)}`))).taken,
    firstUse: (tokenKey) => readJson<FirstUse>(at(`first-use?tokenKey=${encodeURIComponent(tokenKey)}`)),
    handOver: (tokenKey) => readJson<HandOverView>(at(`hand-over?tokenKey=${encodeURIComponent(tokenKey)}`)),
  }
}

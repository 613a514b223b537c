import { keepPreviousData, QueryClient, queryOptions } from '@tanstack/react-query'
import type { TokenPage, TokenView } from '@/lib/tokens/schema'
import { isSessionEnded } from '../session/recover'
import type { ListParams } from './list-params'
import { isRejection } from './read-data'
import type { TokenReads } from './types'

/** Part of every cache key, so that cached tokens of one person or organization are never shown to another. */
export interface ListScope {
  readonly org: string
  readonly personId: string
}

/** Key prefix of every cached page. */
export const tokensKey = (scope: ListScope) => ['tokens', scope.org, scope.personId] as const

const shouldRetry = (failures: number, error: Error) => failures < 1 && !isRejection(error)

/** Milliseconds between refreshes; false once the session has ended, as each would prompt for sign-in again. */
export const refreshInterval = (error: Error | null): number | false => (isSessionEnded(error) ? false : 60_000)

/** One page of the list; the server prefetches it under the same key. */
export const tokensQuery = (scope: ListScope, params: ListParams, read: TokenReads['page']) =>
  queryOptions({
    queryKey: [...tokensKey(scope), params],
    queryFn: () => read(params),
    placeholderData: keepPreviousData<TokenPage>,
    networkMode: 'always',
    // with this mode it would be off: what the list shows may be from before the connection was lost
    refetchOnReconnect: true,
    staleTime: 5_000,
    refetchInterval: ({ state: { error } }) => refreshInterval(error),
    refetchOnWindowFocus: ({ state: { error } }) => !isSessionEnded(error),
    retry: shouldRetry,
  })

let browserClient: QueryClient | null = null

/** One per browser; a new one for each request on the server. */
export function queryClient(): QueryClient {
  if (typeof window === 'undefined') return new QueryClient()
  browserClient ??= new QueryClient()
  return browserClient
}

export function patchToken(client: QueryClient, scope: ListScope, tokenKey: string, change: (token: TokenView) => TokenView): void {
  client.setQueriesData<TokenPage>({ queryKey: tokensKey(scope) }, (page) =>
    page === undefined ? page : { ...page, rows: page.rows.map((row) => (row.tokenKey === tokenKey ? change(row) : row)) },
  )
}

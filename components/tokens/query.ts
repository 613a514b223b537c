import { keepPreviousData, QueryClient, queryOptions } from '@tanstack/react-query'
import type { TokenPage, TokenView } from '@/lib/tokens/schema'
import { isSessionEnded } from '../session/recover'
import type { ListParams } from './list-params'
import { isRejection } from './read-data'
import type { TokenReads } from './types'

/** Whose list it is: the cache of one person in one organization is never shown to another. */
export interface ListScope {
  readonly org: string
  readonly personId: string
}

/** Every cached page of the list. */
export const tokensKey = (scope: ListScope) => ['tokens', scope.org, scope.personId] as const

const worthRetrying = (failures: number, error: Error) => failures < 1 && !isRejection(error)

/** Milliseconds between refreshes; false once the session has ended, as each would prompt for sign-in again. */
export const refreshInterval = (error: Error | null): number | false => (isSessionEnded(error) ? false : 60_000)

/** One page of the list; the server fills it in-process under the same key. */
export const tokensQuery = (scope: ListScope, address: ListParams, read: TokenReads['page']) =>
  queryOptions({
    queryKey: [...tokensKey(scope), address],
    queryFn: () => read(address),
    placeholderData: keepPreviousData<TokenPage>,
    networkMode: 'always',
    staleTime: 5_000,
    refetchInterval: ({ state: { error } }) => refreshInterval(error),
    refetchOnWindowFocus: ({ state: { error } }) => !isSessionEnded(error),
    retry: worthRetrying,
  })

let ofThisBrowser: QueryClient | null = null

/** One cache per browser; a new one for each rendering on the server. */
export function queryClient(): QueryClient {
  if (typeof window === 'undefined') return new QueryClient()
  ofThisBrowser ??= new QueryClient()
  return ofThisBrowser
}

/** Changes one token in every cached page; leaves the rest as it is. */
export function patchToken(client: QueryClient, scope: ListScope, tokenKey: string, change: (token: TokenView) => TokenView): void {
  client.setQueriesData<TokenPage>({ queryKey: tokensKey(scope) }, (page) =>
    page === undefined ? page : { ...page, rows: page.rows.map((row) => (row.tokenKey === tokenKey ? change(row) : row)) },
  )
}

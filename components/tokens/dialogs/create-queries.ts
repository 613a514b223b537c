import { noop, type QueryClient, queryOptions } from '@tanstack/react-query'
import type { TokenDialogContext } from './dialog-context'

export const common = { networkMode: 'always', retry: false, refetchOnWindowFocus: false, refetchOnReconnect: false } as const

export const optionsQuery = ({ org, reads }: TokenDialogContext) =>
  queryOptions({ queryKey: ['token-options', org.slug], queryFn: () => reads.options(), ...common })

export const limitQuery = ({ org, reads }: TokenDialogContext) =>
  queryOptions({ queryKey: ['token-limit', org.slug], queryFn: () => reads.limit(), ...common })

/** Prefetches what the create dialog reads. */
export function prefetchQueries(client: QueryClient, context: TokenDialogContext): void {
  client.query({ ...optionsQuery(context), staleTime: 30_000 }).catch(noop)
  client.query({ ...limitQuery(context), staleTime: 30_000 }).catch(noop)
}

'use client'

import { useEffect, useRef, useSyncExternalStore } from 'react'
import { useAnnounce } from '@/components/ui/announcer'
import { ErrorCard } from '@/components/ui/error-card'
import type { TokenPage } from '@/lib/tokens/schema'
import { countTokens } from '../labels'
import { writeParams } from '../list-params'
import { ReadFailed } from '../read-data'
import { Bulk } from './bulk'
import { EmptyList } from './empty-list'
import { ListBanners } from './list-banners'
import { useListContext } from './list-context'
import { ListSkeleton } from './list-skeleton'
import { ListedMeter } from './listed-meter'
import { Pages } from './pages'
import { SummaryStrip } from './summary-strip'
import { TokenTable } from './token-table'
import { Toolbar } from './toolbar'
import { useListParams } from './use-list-params'
import { useTokenPage } from './use-token-page'

export function TokenList() {
  const { params, filtered } = useListParams()
  const { data: page, error, isFetching, isPlaceholderData, refetch } = useTokenPage()
  const hydrated = useHydrated()
  useCountAnnouncement(writeParams(params), isPlaceholderData ? undefined : page)
  if (page === undefined && error) return <Failed error={error} retrying={isFetching} onRetry={() => void refetch()} />
  if (page === undefined) return <ListSkeleton />
  const empty = page.rows.length === 0 && !filtered && params.page === 1 && page.summary.removed === 0
  if (empty) return <NoTokens meter={page.meter} />
  return (
    <div className="flex flex-col gap-4">
      <ListBanners page={page} />
      <SummaryStrip summary={page.summary} meter={page.meter} />
      <Toolbar />
      <Rows page={page} refreshing={isFetching && hydrated} />
    </div>
  )
}

function NoTokens({ meter }: Pick<TokenPage, 'meter'>) {
  const { mayCreate } = useListContext()
  return (
    <div className="flex flex-col gap-4">
      {meter && mayCreate && <ListedMeter meter={meter} />}
      <EmptyList />
    </div>
  )
}

function Rows({ page, refreshing }: { readonly page: TokenPage; readonly refreshing: boolean }) {
  const { params } = useListParams()
  if (page.rows.length === 0) return <EmptyList filtered />
  return (
    <>
      <TokenTable page={page} tab={params.tab} refreshing={refreshing} />
      <Pages page={page} />
      <Bulk page={page} />
    </>
  )
}

const subscribeNever = () => () => undefined

/** False during hydration, when a refetch may already be running that the server's HTML does not show. */
const useHydrated = () =>
  useSyncExternalStore(
    subscribeNever,
    () => true,
    () => false,
  )

interface FailedProps {
  readonly error: Error
  readonly retrying: boolean
  readonly onRetry: () => void
}

function Failed({ error, retrying, onRetry }: FailedProps) {
  const reference = error instanceof ReadFailed ? (error.reference ?? undefined) : undefined
  return <ErrorCard thing="Tokens" onRetry={onRetry} retrying={retrying} reference={reference} />
}

/** Announces the number of tokens when the list for changed parameters has arrived. */
function useCountAnnouncement(query: string, page: TokenPage | undefined) {
  const announce = useAnnounce()
  const announced = useRef<string | null>(null)
  useEffect(() => {
    if (page === undefined || announced.current === query) return
    if (announced.current !== null) announce(countTokens(page.total, page.more))
    announced.current = query
  }, [query, page, announce])
}

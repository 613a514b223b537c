'use client'

import { lazy, Suspense, useEffect, useRef, useSyncExternalStore } from 'react'
import { useAnnounce } from '@/components/ui/announcer'
import { ErrorCard } from '@/components/ui/error-card'
import type { TokenPage } from '@/lib/tokens/schema'
import { countTokens } from '../labels'
import { writeParams } from '../list-params'
import { ReadFailed } from '../read-data'
import { Bulk } from './bulk'
import { useListContext } from './list-context'
import { ListNotices } from './list-notices'
import { ListSkeleton } from './list-skeleton'
import { ListedMeter } from './listed-meter'
import { Pages } from './pages'
import { useSelection } from './selection'
import { StatusChips } from './status-chips'
import { TokenTable } from './token-table'
import { Toolbar } from './toolbar'
import { useListParams } from './use-list-params'
import { useTokenPage } from './use-token-page'

/** Most visits find tokens. */
const EmptyList = lazy(() => import('./empty-list').then((module) => ({ default: module.EmptyList })))

export function TokenList() {
  const { params, filtered } = useListParams()
  const { data: page, error, isFetching, isPlaceholderData, refetch } = useTokenPage()
  const hydrated = useHydrated()
  useCountAnnouncement(writeParams(params), isPlaceholderData ? undefined : page)
  if (page === undefined && error) return <Failed error={error} retrying={isFetching} onRetry={() => void refetch()} />
  if (page === undefined) return <ListSkeleton />
  if (page.rows.length === 0 && !filtered) return <NoTokens page={page} />
  return (
    <div className="relative flex flex-col gap-3">
      <Meter page={page} />
      <ListNotices page={page} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <StatusChips summary={page.summary} />
        <Toolbar />
      </div>
      <Rows page={page} refreshing={isFetching && hydrated} />
    </div>
  )
}

interface PageProps {
  readonly page: TokenPage
}

function NoTokens({ page }: PageProps) {
  const { mayCreate } = useListContext()
  return (
    <div className="relative flex flex-col gap-3">
      {mayCreate && <Meter page={page} />}
      <ListNotices page={page} />
      <Suspense>
        <EmptyList removed={page.summary.removed} />
      </Suspense>
    </div>
  )
}

/** Beside the tabs where there is room. */
const Meter = ({ page: { meter, summary } }: PageProps) =>
  meter && (
    <div className="xl:absolute xl:right-0 xl:bottom-full xl:mb-5.5">
      <ListedMeter meter={meter} expired={summary.statuses.expired > 0} />
    </div>
  )

function Rows({ page, refreshing }: PageProps & { readonly refreshing: boolean }) {
  const { params } = useListParams()
  const { choosing } = useSelection()
  if (page.rows.length === 0) {
    return (
      <Suspense>
        <EmptyList filtered />
      </Suspense>
    )
  }
  return (
    <div data-choosing={choosing || undefined} className="flex flex-col gap-3">
      <TokenTable page={page} tab={params.tab} refreshing={refreshing} />
      <Pages page={page} />
      <Bulk page={page} />
    </div>
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

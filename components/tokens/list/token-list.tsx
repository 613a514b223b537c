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
import { ListSkeleton } from './list-skeleton'
import { Pages } from './pages'
import { SummaryStrip } from './summary-strip'
import { TokenTable } from './token-table'
import { Toolbar } from './toolbar'
import { useListParams } from './use-list-params'
import { useTokenPage } from './use-token-page'

export function TokenList() {
  const { address, filtered } = useListParams()
  const { data: page, error, isFetching, isPlaceholderData, refetch } = useTokenPage()
  const hydrated = useHydrated()
  useCountAnnouncement(writeParams(address), isPlaceholderData ? undefined : page)
  if (page === undefined && error) return <Failed error={error} retrying={isFetching} onRetry={() => void refetch()} />
  if (page === undefined) return <ListSkeleton />
  const untouched = page.rows.length === 0 && !filtered && address.page === 1 && page.summary.removed === 0
  if (untouched) return <EmptyList />
  return (
    <div className="flex flex-col gap-4">
      <ListBanners page={page} />
      <SummaryStrip summary={page.summary} meter={page.meter} />
      <Toolbar />
      <Rows page={page} refreshing={isFetching && hydrated} />
    </div>
  )
}

function Rows({ page, refreshing }: { readonly page: TokenPage; readonly refreshing: boolean }) {
  const { address } = useListParams()
  if (page.rows.length === 0) return <EmptyList filtered />
  return (
    <>
      <TokenTable page={page} tab={address.tab} refreshing={refreshing} />
      <Pages page={page} />
      <Bulk page={page} />
    </>
  )
}

const never = () => () => undefined

/** False on the server and in the first rendering of the browser, where a refresh may be due already. */
const useHydrated = () =>
  useSyncExternalStore(
    never,
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

/** Says how many there are whenever the address has changed and the answer is here. */
function useCountAnnouncement(address: string, page: TokenPage | undefined) {
  const announce = useAnnounce()
  const said = useRef<string | null>(null)
  useEffect(() => {
    if (page === undefined || said.current === address) return
    if (said.current !== null) announce(countTokens(page.total, page.more))
    said.current = address
  }, [address, page, announce])
}

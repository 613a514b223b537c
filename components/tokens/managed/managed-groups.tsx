'use client'

import { destinationsPath } from '@/components/shell/paths'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorCard } from '@/components/ui/error-card'
import { LinkButton } from '@/components/ui/link-button'
import type { DestinationView } from '@/lib/destinations/schema'
import { useListContext } from '../list/list-context'
import { useTokenPage } from '../list/use-token-page'
import { ManagedGroup } from './managed-group'
import { ManagedPages } from './managed-pages'
import { ManagedSkeleton } from './managed-skeleton'

export interface ManagedGroupsProps {
  /** Destinations of the tokens on this page. */
  readonly destinations: readonly DestinationView[]
}

export function ManagedGroups({ destinations }: ManagedGroupsProps) {
  const { data: page, error, isFetching, refetch } = useTokenPage()
  if (page === undefined && error) return <ErrorCard thing="Tokens" onRetry={() => void refetch()} retrying={isFetching} />
  if (page === undefined) return <ManagedSkeleton />
  if (page.total === 0) return <NoManaged />
  const byKey = new Map(destinations.map((destination) => [destination.tokenKey, destination]))
  return (
    <div className="flex flex-col gap-5">
      <p className="max-w-[72ch] text-ink-2">
        Keyrail created these tokens for a destination or an integration. You can deactivate or rotate them. They are deleted together with
        their destination.
      </p>
      {page.rows.map((token) => (
        <ManagedGroup key={token.tokenKey} token={token} destination={byKey.get(token.tokenKey) ?? null} now={page.now} />
      ))}
      <ManagedPages page={page} />
    </div>
  )
}

function NoManaged() {
  const { org } = useListContext()
  return (
    <EmptyState
      title="No managed tokens yet"
      actions={<LinkButton href={`${destinationsPath(org.slug)}?add=1`}>Add destination</LinkButton>}
    >
      A managed token is created for each destination that receives data by webhook.
    </EmptyState>
  )
}

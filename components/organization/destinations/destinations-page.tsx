import type { Route } from 'next'
import type { ReactNode } from 'react'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import type { DestinationPage } from '@/lib/destinations/schema'
import { DestinationTable } from './destination-table'
import { PageLinks } from './page-links'

interface DestinationsPageProps {
  readonly org: { readonly slug: string; readonly name: string }
  readonly list: DestinationPage
  /** URL that accepts deliveries, without the id of a destination. */
  readonly hooksUrl: string
  /** Button to add a destination; null if the viewer may not. */
  readonly add: ReactNode
}

export function DestinationsPage({ org, list, hooksUrl, add }: DestinationsPageProps) {
  return (
    <div className="flex flex-col gap-6">
      <header className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <div className="min-w-0 grow basis-80">
          <h1 tabIndex={-1} className="text-2xl outline-none">
            Destinations
          </h1>
          <p className="mt-1 max-w-[70ch] text-ink-2">
            Inboxes that other software posts data to, each with its own token that can only deliver to it.
          </p>
        </div>
        {add}
      </header>
      {list.total === 0 ? (
        <EmptyState
          title="No destinations yet"
          actions={<LinkButton href={'/docs/guides/workflows' as Route}>Read the guide to workflows</LinkButton>}
        >
          Add one for each form, workflow or trigger link that should send you its data.
        </EmptyState>
      ) : (
        <>
          <DestinationTable org={org} rows={list.rows} hooksUrl={hooksUrl} now={list.now} />
          <PageLinks {...list} labels={{ previous: 'Previous', next: 'Next' }} />
        </>
      )}
    </div>
  )
}

import { EmptyState } from '@/components/ui/empty-state'
import type { LocationPage } from '@/lib/organizations/schema'
import { PageLinks } from '../destinations/page-links'
import { AddLocation } from './add-location'
import { LocationTable } from './location-table'
import type { LocationActions } from './types'

interface LocationsPageProps {
  readonly org: { readonly slug: string; readonly name: string }
  readonly list: LocationPage
  readonly actions: LocationActions
}

export function LocationsPage({ org, list, actions }: LocationsPageProps) {
  return (
    <div className="flex flex-col gap-6">
      <header className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <div className="min-w-0 grow basis-80">
          <h1 tabIndex={-1} className="text-2xl outline-none">
            Locations
          </h1>
          <p className="mt-1 max-w-[66ch] text-ink-2">
            Parts of {org.name} with their own tokens, destinations and managers. Archiving one rejects its tokens until you restore it.
          </p>
        </div>
        <AddLocation add={actions.add} />
      </header>
      {list.total === 0 ? (
        <EmptyState title="No locations yet">Add one for each office or branch that should have its own tokens.</EmptyState>
      ) : (
        <>
          <LocationTable org={org} rows={list.rows} actions={actions} />
          <PageLinks {...list} labels={{ previous: 'Previous', next: 'Next' }} />
        </>
      )}
    </div>
  )
}

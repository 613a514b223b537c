import { EmptyState } from '@/components/ui/empty-state'
import type { LocationPage } from '@/lib/organizations/schema'
import { PageLinks } from '../destinations/page-links'
import { ListSearch } from '../list-search'
import { AddLocation } from './add-location'
import { ExportLocations } from './export-locations'
import { LocationTable } from './location-table'
import type { LocationActions, LocationZones } from './types'

interface LocationsPageProps {
  readonly org: { readonly slug: string; readonly name: string }
  readonly list: LocationPage
  readonly actions: LocationActions
  readonly zones: LocationZones
}

export function LocationsPage({ org, list, actions, zones }: LocationsPageProps) {
  const { q, total } = list
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
        <AddLocation add={actions.add} zones={zones} />
      </header>
      {(total > 0 || q !== '') && (
        <div className="flex flex-wrap items-center justify-between gap-3">
          <ListSearch label="Search locations" placeholder="Name, code or street" q={q} params={{}} />
          <ExportLocations org={org.slug} q={q} />
        </div>
      )}
      {total === 0 ? (
        <NoLocations searched={q !== ''} />
      ) : (
        <>
          <LocationTable org={org} rows={list.rows} zones={zones} actions={actions} />
          <PageLinks {...list} params={q === '' ? {} : { q }} labels={{ previous: 'Previous', next: 'Next' }} />
        </>
      )}
    </div>
  )
}

const NoLocations = ({ searched }: { readonly searched: boolean }) =>
  searched ? (
    <EmptyState title="No locations match your search">Check the spelling, or search for the start of a name, code or street.</EmptyState>
  ) : (
    <EmptyState title="No locations yet">Add one for each office or branch that should have its own tokens.</EmptyState>
  )

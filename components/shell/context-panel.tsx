'use client'

import type { Route } from 'next'
import { usePathname } from 'next/navigation'
import { locationsFailed } from '../tokens/location-search-text'
import { PickerPanel, type PickerPopup, type SearchControl } from '../ui/picker-panel'
import { locationInPath, locationPath, newOrganizationPath, tokensPath } from './paths'
import { searchLocations } from './search-locations'
import { useShell } from './shell-context'
import { useNavigationGuard } from './use-navigation-guard'

/** What the switcher offers. */
export function ContextPanel(props: PickerPopup) {
  const { organization, organizations, locations, moreLocations, mayCreateOrganization } = useShell()
  const navigate = useNavigationGuard()
  const current = locationInPath(usePathname())
  const toItem = ({ slug, name }: { slug: string; name: string }) => ({ value: locationPath(organization.slug, slug), label: name })
  const items = [
    { value: tokensPath(organization.slug), label: organization.name, note: 'Organization view' },
    ...locations.map(toItem),
    ...organizations
      .filter(({ slug }) => slug !== organization.slug)
      .map(({ slug, name }) => ({ value: tokensPath(slug), label: name, note: 'Organization' })),
    ...(mayCreateOrganization ? [{ value: newOrganizationPath, label: 'Create an organization' }] : []),
  ]
  const search = async (text: string, popup: SearchControl) => (await searchLocations(organization.slug, text, popup)).map(toItem)
  return (
    <PickerPanel
      {...props}
      items={items}
      value={current === null ? tokensPath(organization.slug) : locationPath(organization.slug, current)}
      onPick={(path) => navigate(path as Route)}
      search={moreLocations ? search : undefined}
      searchLabel="Search organizations and locations"
      emptyText="No organization or location found."
      failedText={locationsFailed}
    />
  )
}

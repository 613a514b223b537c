'use client'

import type { Route } from 'next'
import { usePathname } from 'next/navigation'
import { Picker } from '../ui/picker'
import { locationInPath, locationPath, newOrganizationPath, tokensPath } from './paths'
import { useShell } from './shell-context'
import { useNavigationGuard } from './use-navigation-guard'

/** Switches between the organization, its locations and other organizations of the viewer. */
export function ContextSwitcher() {
  const { organization, organizations, locations, moreLocations, mayCreateOrganization } = useShell()
  const navigate = useNavigationGuard()
  const currentLocation = locationInPath(usePathname())
  const others = organizations.filter(({ slug }) => slug !== organization.slug)
  const toItem = ({ slug, name }: { slug: string; name: string }) => ({ value: locationPath(organization.slug, slug), label: name })
  if (locations.length + others.length === 0 && !mayCreateOrganization)
    return <p className="truncate px-2.5 text-sm text-ink-2">{organization.name}</p>
  const search = async (text: string) => {
    const { findLocations } = await import('./find-locations')
    return (await findLocations(organization.slug, text)).map(toItem)
  }
  const items = [
    { value: tokensPath(organization.slug), label: organization.name, note: 'Organization view' },
    ...locations.map(toItem),
    ...others.map(({ slug, name }) => ({ value: tokensPath(slug), label: name, note: 'Organization' })),
    ...(mayCreateOrganization ? [{ value: newOrganizationPath, label: 'Create an organization' }] : []),
  ]
  return (
    <Picker
      label="Organization or location"
      items={items}
      value={currentLocation === null ? tokensPath(organization.slug) : locationPath(organization.slug, currentLocation)}
      search={moreLocations ? search : undefined}
      onPick={(path) => navigate(path as Route)}
      searchLabel="Search organizations and locations"
      emptyText="No organization or location found."
    />
  )
}

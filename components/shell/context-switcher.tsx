'use client'

import type { Route } from 'next'
import { usePathname } from 'next/navigation'
import { Picker } from '../ui/picker'
import { locationInPath, locationPath, tokensPath } from './paths'
import { useShell } from './shell-context'
import { useNavigationGuard } from './use-navigation-guard'

/** Switches between the organization, its locations and other organizations of the viewer. */
export function ContextSwitcher() {
  const { organization, organizations, locations } = useShell()
  const navigate = useNavigationGuard()
  const currentLocation = locationInPath(usePathname())
  const others = organizations.filter(({ slug }) => slug !== organization.slug)
  if (locations.length + others.length === 0) return <p className="truncate px-2.5 text-sm text-ink-2">{organization.name}</p>
  const items = [
    { value: tokensPath(organization.slug), label: organization.name, note: 'Organization view' },
    ...locations.map(({ slug, name }) => ({ value: locationPath(organization.slug, slug), label: name })),
    ...others.map(({ slug, name }) => ({ value: tokensPath(slug), label: name, note: 'Organization' })),
  ]
  return (
    <Picker
      label="Organization or location"
      items={items}
      value={currentLocation === null ? tokensPath(organization.slug) : locationPath(organization.slug, currentLocation)}
      onPick={(path) => navigate(path as Route)}
      searchLabel="Search organizations and locations"
      emptyText="No organization or location found."
    />
  )
}

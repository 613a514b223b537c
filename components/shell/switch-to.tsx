'use client'

import Check from 'lucide-react/icons/check'
import MapPin from 'lucide-react/icons/map-pin'
import Plus from 'lucide-react/icons/plus'
import type { Route } from 'next'
import { usePathname } from 'next/navigation'
import { useState } from 'react'
import { locationsFailed } from '../tokens/location-search-text'
import { PageLink } from '../ui/page-link'
import { TextInput } from '../ui/text-input'
import { useFound } from '../ui/use-found'
import { drawerLink } from './drawer-link'
import { initials } from './initials'
import { locationInPath, locationPath, newOrganizationPath, tokensPath } from './paths'
import { searchLocations } from './search-locations'
import { useShell } from './shell-context'

const searchMinItems = 9

interface Destination {
  readonly href: Route
  readonly name: string
  readonly note: string
  readonly kind: 'organization' | 'location'
  readonly current: boolean
}

/** Organizations of the viewer and locations of the current one, also those that were found. */
function useDestinations(found: readonly { readonly slug: string; readonly name: string }[]): readonly Destination[] {
  const { organization, organizations, locations } = useShell()
  const currentLocation = locationInPath(usePathname())
  const others = found.filter(({ slug }) => !locations.some((location) => location.slug === slug))
  return [
    ...organizations.map(({ slug, name }) => ({
      href: tokensPath(slug),
      name,
      note: 'Organization',
      kind: 'organization' as const,
      current: slug === organization.slug && currentLocation === null,
    })),
    ...[...locations, ...others].map(({ slug, name }) => ({
      href: locationPath(organization.slug, slug),
      name,
      note: organization.name,
      kind: 'location' as const,
      current: slug === currentLocation,
    })),
  ]
}

const mark =
  'grid size-7 shrink-0 place-items-center rounded-md border border-line bg-canvas text-xs font-semibold text-ink-2 [&_svg]:text-ink-3'

interface SwitchToProps {
  readonly initialQuery: string
  readonly onLeave: () => void
  /** Opens the drawer again, with this query. */
  readonly onReopen: (query: string) => void
}

export function SwitchTo({ initialQuery, onLeave, onReopen }: SwitchToProps) {
  const { organization, moreLocations, mayCreateOrganization } = useShell()
  const [query, setQuery] = useState(initialQuery)
  const search = query.trim().toLocaleLowerCase()
  const find = (q: string) => searchLocations(organization.slug, q, { close: onLeave, reopen: () => onReopen(q) })
  const others = useFound(moreLocations ? find : undefined, query)
  const destinations = useDestinations(others.items)
  // the server also compares codes and addresses
  const isOther = (path: Route) => others.items.some(({ slug }) => locationPath(organization.slug, slug) === path)
  const found = destinations.filter(({ name, href }) => name.toLocaleLowerCase().includes(search) || isOther(href))
  if (destinations.length < 2 && !mayCreateOrganization) return null
  return (
    <nav aria-labelledby="switch-to" className="flex flex-col gap-1">
      <h2 id="switch-to" className="px-2.5 text-sm">
        Switch to
      </h2>
      {destinations.length >= searchMinItems && (
        <TextInput
          type="search"
          aria-label="Search organizations and locations"
          placeholder="Search"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          className="my-1"
        />
      )}
      <ul className="flex flex-col">
        {found.map(({ href, name, note, kind, current }) => (
          <li key={href}>
            <PageLink href={href} onClick={onLeave} aria-current={current ? 'true' : undefined} className={drawerLink}>
              <span aria-hidden className={mark}>
                {kind === 'organization' ? initials(name) : <MapPin size={16} strokeWidth={1.75} />}
              </span>
              <span className="min-w-0 grow">
                <span className="block truncate">{name}</span>
                <span className="block truncate text-xs font-normal text-ink-3">{note}</span>
              </span>
              {current && <Check aria-hidden size={16} strokeWidth={1.75} className="shrink-0 text-accent" />}
            </PageLink>
          </li>
        ))}
      </ul>
      {mayCreateOrganization && (
        <PageLink href={newOrganizationPath} onClick={onLeave} className={drawerLink}>
          <span aria-hidden className={mark}>
            <Plus size={16} strokeWidth={1.75} />
          </span>
          Create an organization
        </PageLink>
      )}
      <p role="status" className="px-2.5 text-sm text-ink-3 not-empty:py-1">
        {others.status === 'failed' && locationsFailed(others.error)}
        {others.status !== 'failed' && found.length === 0 && (others.status === 'searching' ? 'Searching…' : 'No results.')}
      </p>
    </nav>
  )
}

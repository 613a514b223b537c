'use client'

import type { Route } from 'next'
import { usePathname } from 'next/navigation'
import { Picker } from '../ui/picker'
import { locationAddress, locationInPath, tokensAddress } from './addresses'
import { useShell } from './shell-context'
import { useLeave } from './use-leave'

/** From the whole organisation to one of its locations and back, and to other organisations of the person. */
export function ContextSwitcher() {
  const { organisation, organisations, locations } = useShell()
  const leave = useLeave()
  const here = locationInPath(usePathname())
  const others = organisations.filter(({ slug }) => slug !== organisation.slug)
  if (locations.length + others.length === 0) return <p className="truncate px-2.5 text-sm text-ink-2">{organisation.name}</p>
  const items = [
    { value: tokensAddress(organisation.slug), label: organisation.name, note: 'Organisation view' },
    ...locations.map(({ slug, name }) => ({ value: locationAddress(organisation.slug, slug), label: name })),
    ...others.map(({ slug, name }) => ({ value: tokensAddress(slug), label: name, note: 'Organisation' })),
  ]
  return (
    <Picker
      label="Organisation or location"
      items={items}
      value={here === null ? tokensAddress(organisation.slug) : locationAddress(organisation.slug, here)}
      onPick={(address) => leave(address as Route)}
      searchLabel="Search organisations and locations"
      emptyText="No organisation or location of this name."
    />
  )
}

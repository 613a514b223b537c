'use client'

import { usePathname } from 'next/navigation'
import { Picker } from '../ui/picker'
import { locationAddress, locationInPath, tokensAddress } from './addresses'
import { useShell } from './shell-context'
import { useLeave } from './use-leave'

const whole = ''

/** From the whole organisation to one of its locations and back. */
export function ContextSwitcher() {
  const { organisation, locations } = useShell()
  const leave = useLeave()
  const path = usePathname()
  if (locations.length === 0) return <p className="truncate px-2.5 text-sm text-ink-2">{organisation.name}</p>
  const items = [
    { value: whole, label: organisation.name, note: 'Organisation view' },
    ...locations.map(({ slug, name }) => ({ value: slug, label: name })),
  ]
  const go = (slug: string) => leave(slug === whole ? tokensAddress(organisation.slug) : locationAddress(organisation.slug, slug))
  return (
    <Picker
      label="Organisation or location"
      items={items}
      value={locationInPath(path) ?? whole}
      onPick={go}
      searchLabel="Search locations"
      emptyText="No location of this name."
    />
  )
}

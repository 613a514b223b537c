'use client'

import { usePathname } from 'next/navigation'
import { lazyPopup } from '../ui/lazy-popup'
import { Picker } from '../ui/picker'
import { locationInPath } from './paths'
import { useShell } from './shell-context'

const panel = lazyPopup(() => import('./context-panel').then((module) => module.ContextPanel))

/** Switches between the organization, its locations and other organizations of the viewer. */
export function ContextSwitcher() {
  const { organization, organizations, locations, mayCreateOrganization } = useShell()
  const current = locationInPath(usePathname())
  if (locations.length === 0 && organizations.length < 2 && !mayCreateOrganization)
    return <p className="truncate px-2.5 text-sm text-ink-2">{organization.name}</p>
  const { name } = current === null ? organization : (locations.find(({ slug }) => slug === current) ?? { name: undefined })
  return <Picker label="Organization or location" text={name} panel={panel} />
}

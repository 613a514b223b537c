'use client'

import MapPin from 'lucide-react/icons/map-pin'
import { usePathname, useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { PageLink } from '../ui/page-link'
import { locationInPath, tokensPath } from './paths'
import { useShell } from './shell-context'

export function LocationStrip() {
  const { organization, locations } = useShell()
  const slug = locationInPath(usePathname())
  const location = locations.find((each) => each.slug === slug)
  const router = useRouter()
  const missing = location === undefined ? slug : null
  // the page is that of a location that was not among the first ones
  useEffect(() => {
    if (missing !== null) router.refresh()
  }, [missing, router])
  if (!location) return null
  return (
    <p className="flex flex-wrap items-center gap-x-3 border-b border-line bg-sunken px-4 py-2 text-sm text-ink sm:px-8">
      <MapPin aria-hidden size={16} strokeWidth={1.75} className="shrink-0 text-ink-2" />
      Location view: {location.name}.
      <PageLink
        href={tokensPath(organization.slug)}
        className="tap -my-1.5 inline-flex items-center font-semibold text-accent underline decoration-1 underline-offset-4 hover:decoration-2"
      >
        Back to organization view
      </PageLink>
    </p>
  )
}

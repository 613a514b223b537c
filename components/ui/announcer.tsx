'use client'

import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'
import { useHydrationMark } from './hydration'

type Politeness = 'polite' | 'assertive'
type Announce = (text: string, politeness?: Politeness) => void

const AnnounceContext = createContext<Announce>(() => undefined)

/** Returns a function that announces a result to screen readers. */
export const useAnnounce = (): Announce => useContext(AnnounceContext)

interface Announcement {
  readonly text: string
  readonly count: number
}

const empty: Announcement = { text: '', count: 0 }

/** One polite and one assertive live region for the whole page. They must exist before their first text for screen readers to read it. */
export function Announcer({ children }: { readonly children: ReactNode }) {
  const [polite, setPolite] = useState(empty)
  const [assertive, setAssertive] = useState(empty)
  useHydrationMark()
  const announce = useCallback<Announce>((text, politeness = 'polite') => {
    const update = politeness === 'polite' ? setPolite : setAssertive
    update(({ count }) => ({ text, count: count + 1 }))
  }, [])
  return (
    <AnnounceContext value={announce}>
      {children}
      <LiveRegion announcement={polite} politeness="polite" />
      <LiveRegion announcement={assertive} politeness="assertive" />
    </AnnounceContext>
  )
}

interface LiveRegionProps {
  readonly announcement: Announcement
  readonly politeness: Politeness
}

// a new element for each announcement, so that a repeated text is read again
function LiveRegion({ announcement, politeness }: LiveRegionProps) {
  return (
    <div aria-live={politeness} aria-atomic="true" className="sr-only" data-noprint>
      <span key={announcement.count}>{announcement.text}</span>
    </div>
  )
}

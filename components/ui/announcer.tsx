'use client'

import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'

export type Politeness = 'polite' | 'assertive'
export type Announce = (text: string, politeness?: Politeness) => void

const AnnounceContext = createContext<Announce>(() => undefined)

/** Says a result to people who cannot see it. */
export const useAnnounce = (): Announce => useContext(AnnounceContext)

interface Said {
  readonly text: string
  readonly turn: number
}

const silence: Said = { text: '', turn: 0 }

/** One polite and one assertive live region for the whole page, there from the first paint. */
export function Announcer({ children }: { readonly children: ReactNode }) {
  const [polite, setPolite] = useState(silence)
  const [assertive, setAssertive] = useState(silence)
  const announce = useCallback<Announce>((text, politeness = 'polite') => {
    const say = politeness === 'polite' ? setPolite : setAssertive
    say((last) => ({ text, turn: last.turn + 1 }))
  }, [])
  return (
    <AnnounceContext value={announce}>
      {children}
      <LiveRegion said={polite} politeness="polite" />
      <LiveRegion said={assertive} politeness="assertive" />
    </AnnounceContext>
  )
}

// a new child each turn, so that the same words said twice are read twice
function LiveRegion({ said, politeness }: { readonly said: Said; readonly politeness: Politeness }) {
  return (
    <div aria-live={politeness} aria-atomic="true" className="sr-only" data-noprint>
      <span key={said.turn}>{said.text}</span>
    </div>
  )
}

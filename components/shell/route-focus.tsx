'use client'

import { usePathname } from 'next/navigation'
import { useEffect } from 'react'

// kept over the change from one layout to another, each of which has a shell of its own
let last: string | null = null

/** After a change of page the focus goes to its heading, as it would with a full load. */
export function RouteFocus() {
  const path = usePathname()
  useEffect(() => {
    last ??= path
    if (last === path) return
    const frame = requestAnimationFrame(() => {
      last = path
      focusHeading()
    })
    return () => cancelAnimationFrame(frame)
  }, [path])
  return null
}

function focusHeading() {
  const heading = document.querySelector<HTMLElement>('main h1')
  if (!heading) return
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
}

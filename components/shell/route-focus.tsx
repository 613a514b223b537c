'use client'

import { usePathname } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { useAnnounce } from '../ui/announcer'
import { isDialogOpen } from '../ui/single-key'

/** After a navigation, announces the title of the page and moves the focus to it, as a full page load would. */
export function RouteFocus() {
  const path = usePathname()
  const announce = useAnnounce()
  const last = useRef(path)
  useEffect(() => {
    if (last.current === path) return
    const frame = requestAnimationFrame(() => {
      last.current = path
      const title = document.querySelector<HTMLElement>('main h1')
      if (!title) return
      announce(title.innerText)
      if (location.hash || isDialogOpen(document)) return
      title.tabIndex = -1
      title.focus({ preventScroll: true })
    })
    return () => cancelAnimationFrame(frame)
  }, [path, announce])
  return null
}

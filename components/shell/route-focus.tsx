'use client'

import { usePathname } from 'next/navigation'
import { useEffect } from 'react'

// module state: navigating to another layout mounts another shell
let lastPath: string | null = null

/** Moves the focus to the heading after a navigation, as a full page load would. */
export function RouteFocus() {
  const path = usePathname()
  useEffect(() => {
    lastPath ??= path
    if (lastPath === path) return
    const frame = requestAnimationFrame(() => {
      lastPath = path
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

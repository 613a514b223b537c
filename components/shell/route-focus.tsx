'use client'

import { usePathname } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { useAnnounce } from '../ui/announcer'

/** After a navigation, moves the focus to the heading as a full page load would, and announces the page. */
export function RouteFocus() {
  const path = usePathname()
  const announce = useAnnounce()
  const last = useRef({ path, title: '' })
  useEffect(() => {
    last.current.title ||= document.title
    if (last.current.path === path) return
    const frame = requestAnimationFrame(() => {
      const heading = document.querySelector<HTMLElement>('main h1')
      announce(pageName(heading, last.current.title))
      last.current = { path, title: document.title }
      if (location.hash === '' && !isInDialog(document.activeElement)) focus(heading ?? document.querySelector('main'))
    })
    return () => cancelAnimationFrame(frame)
  }, [path, announce])
  return null
}

/** The title of the page; its heading while the title is still that of the last page, or the same. */
function pageName(heading: HTMLElement | null, lastTitle: string): string {
  const { title } = document
  const isNew = title !== lastTitle
  return (isNew ? title.replace(/ · Keyrail$/, '') : heading?.textContent) ?? title
}

/** A dialog that the page opened, or that is open above it. One that is closing has no `data-open`. */
const isInDialog = (element: Element | null): boolean => element?.closest('[role=dialog][data-open], [role=alertdialog][data-open]') != null

function focus(element: HTMLElement | null) {
  if (!element) return
  element.tabIndex = -1
  element.focus({ preventScroll: true })
}

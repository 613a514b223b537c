'use client'

import type { MouseEvent } from 'react'

/** Goes to the content without leaving #main in the address, where a later Back would take the focus to it again. */
function skip(event: MouseEvent) {
  event.preventDefault()
  document.getElementById('main')?.focus()
}

export const SkipLink = () => (
  // biome-ignore lint/a11y/useValidAnchor: it goes to a part of this page, also before any script runs
  <a
    href="#main"
    onClick={skip}
    data-noprint
    className="fixed top-2 left-2 z-50 -translate-y-20 rounded-md bg-accent px-3.5 py-2 text-sm font-semibold text-on-accent focus:translate-y-0 focus-visible:rounded-md"
  >
    Skip to content
  </a>
)

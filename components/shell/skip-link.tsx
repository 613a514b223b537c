'use client'

import type { MouseEvent } from 'react'

/** Keeps #main out of the URL, where a later Back would move the focus to the content again. */
function skipToContent(event: MouseEvent) {
  event.preventDefault()
  document.getElementById('main')?.focus()
}

export const SkipLink = () => (
  // biome-ignore lint/a11y/useValidAnchor: it also works before hydration
  <a
    href="#main"
    onClick={skipToContent}
    data-noprint
    className="fixed top-2 left-2 z-50 -translate-y-20 rounded-md bg-accent px-3.5 py-2 text-sm font-semibold text-on-accent focus:translate-y-0 focus-visible:rounded-md"
  >
    Skip to content
  </a>
)

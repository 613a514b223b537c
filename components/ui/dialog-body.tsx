'use client'

import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import { cx } from './cx'

/** Scrolling content of a dialog, which fades out at the bottom while there is more. Takes no space without content. */
export function DialogBody({ children }: { readonly children: ReactNode }) {
  const end = useRef<HTMLDivElement>(null)
  const continues = useIsHidden(end)
  return (
    <div className="relative flex min-h-0 grow flex-col has-[>:first-child>:only-child]:hidden">
      <div className="min-h-0 grow scroll-pb-10 overflow-y-auto overscroll-contain px-5 py-4 sm:px-6">
        {children}
        <div ref={end} aria-hidden className="-mb-px h-px" />
      </div>
      <div
        aria-hidden
        data-continues={continues || undefined}
        className={cx(
          'pointer-events-none absolute inset-x-0 bottom-0 h-10 bg-linear-to-t from-surface to-transparent transition-opacity',
          !continues && 'opacity-0',
        )}
      />
    </div>
  )
}

/** True while the element is scrolled out of its parent. */
function useIsHidden(element: RefObject<HTMLElement | null>): boolean {
  const [hidden, setHidden] = useState(false)
  useEffect(() => {
    if (element.current === null) return
    const observer = new IntersectionObserver((entries) => setHidden(entries.at(-1)?.isIntersecting === false), {
      root: element.current.parentElement,
    })
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element])
  return hidden
}

'use client'

import { Drawer as Base } from '@base-ui/react/drawer'
import X from 'lucide-react/icons/x'
import type { ReactNode, RefObject } from 'react'
import { cx } from './cx'

interface DrawerProps {
  readonly open: boolean
  readonly onClose: () => void
  /** Accessible name, not visible. */
  readonly title: string
  readonly side: 'left' | 'right'
  /** Called after the closing transition. */
  readonly onGone?: (() => void) | undefined
  readonly finalFocus?: RefObject<HTMLElement | null> | undefined
  readonly children: ReactNode
}

const scrim =
  'fixed inset-0 z-40 bg-scrim opacity-[calc(1-var(--drawer-swipe-progress,0))] transition-opacity duration-240 ease-out-soft data-ending-style:opacity-0 data-starting-style:opacity-0 data-swiping:transition-none'
const panel =
  'relative h-full w-76 max-w-[calc(100vw-3rem)] overflow-y-auto overscroll-contain text-ink shadow-3 outline-none transition-[opacity,transform] duration-240 ease-out-soft [transform:translateX(var(--drawer-swipe-movement-x,0px))] data-ending-style:opacity-0 data-starting-style:opacity-0 data-swiping:transition-none'
const sides = {
  left: 'bg-sunken border-r border-line data-ending-style:[transform:translateX(-16px)] data-starting-style:[transform:translateX(-16px)]',
  right: 'bg-surface border-l border-line data-ending-style:[transform:translateX(16px)] data-starting-style:[transform:translateX(16px)]',
} as const

/** Modal panel at the side of the screen. */
export function Drawer({ open, onClose, title, side, onGone, finalFocus, children }: DrawerProps) {
  return (
    <Base.Root
      open={open}
      swipeDirection={side}
      onOpenChange={(next) => next || onClose()}
      onOpenChangeComplete={(next) => next || onGone?.()}
    >
      <Base.Portal>
        <Base.Backdrop className={scrim} />
        <Base.Viewport className={cx('fixed inset-0 z-40 flex max-sm:pb-(--toast-space)', side === 'right' && 'justify-end')}>
          <Base.Popup finalFocus={finalFocus} data-drawer={side} className={cx(panel, sides[side])}>
            <Base.Content className="flex min-h-full flex-col">
              <Base.Title className="sr-only">{title}</Base.Title>
              <Base.Close
                aria-label="Close"
                title="Close"
                className="tap-square absolute top-2.5 right-3 z-10 grid place-items-center rounded-md text-ink-2 transition-colors hover:bg-sunken hover:text-ink"
              >
                <X aria-hidden size={20} strokeWidth={1.75} />
              </Base.Close>
              {children}
            </Base.Content>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  )
}

'use client'

import { type KeyboardEvent, type MouseEvent, type ReactNode, useId, useRef, useState } from 'react'
import { IconButton } from './icon-button'
import { lazyPopup, prefetchProps, usePopup } from './lazy-popup'

export interface MenuItem {
  readonly label: string
  /** An icon of 16 px. */
  readonly icon?: ReactNode
  /** The key that does the same, as a hint. */
  readonly shortcut?: string | undefined
  readonly danger?: boolean | undefined
  /** Why it cannot be used: it stays in the menu and says so. */
  readonly disabledReason?: string | undefined
  /** An address: the item is a link. */
  readonly href?: string | undefined
  readonly onSelect?: (() => void) | undefined
}

export type MenuEntry = MenuItem | 'separator'

export interface PopupMenuProps {
  /** The name of the button and of its menu. */
  readonly label: string
  readonly items: readonly MenuEntry[]
  /** What the button shows: an icon of 20 px. */
  readonly children: ReactNode
  readonly className?: string | undefined
  /** Called with the first intent, to fetch what the items open. */
  readonly onWarm?: (() => void) | undefined
}

const panel = lazyPopup(() => import('./popup-menu-panel').then((module) => module.PopupMenuPanel))

export function PopupMenu({ label, items, children, className, onWarm }: PopupMenuProps) {
  const id = useId()
  const trigger = useRef<HTMLButtonElement>(null)
  const [state, setState] = useState<'idle' | 'closed' | 'pointer' | 'keyboard'>('idle')
  const [container, setContainer] = useState<HTMLElement | null>(null)
  const open = state === 'pointer' || state === 'keyboard'
  const Panel = usePopup(panel, state !== 'idle')
  const show = (next: 'pointer' | 'keyboard') => {
    const button = trigger.current
    // not every browser focuses a pressed button, and the menu gives the focus back to what had it
    button?.focus()
    setContainer(button?.closest<HTMLElement>('main, [role=dialog], [role=alertdialog]') ?? null)
    setState(next)
  }
  const press = (event: MouseEvent) => show(event.detail === 0 ? 'keyboard' : 'pointer')
  const arrow = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    show('keyboard')
  }
  const warm = () => {
    panel.warm()
    onWarm?.()
  }
  return (
    <>
      <IconButton
        ref={trigger}
        label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={press}
        onKeyDown={arrow}
        className={className}
        {...prefetchProps(warm)}
      >
        {children}
      </IconButton>
      {Panel && (
        <Panel
          id={id}
          label={label}
          items={items}
          open={open}
          byKeyboard={state === 'keyboard'}
          anchor={trigger}
          container={container}
          onClose={() => setState('closed')}
        />
      )}
    </>
  )
}

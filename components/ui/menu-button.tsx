'use client'

import { type KeyboardEvent, type MouseEvent, type ReactNode, useId, useRef, useState } from 'react'
import { IconButton } from './icon-button'
import { type LazyPopup, prefetchProps, usePopup } from './lazy-popup'
import type { MenuPanelProps } from './popup-menu-panel'

export interface MenuButtonProps {
  /** Accessible name of the button and of its menu. */
  readonly label: string
  /** Icon of the button, 20 px. */
  readonly children: ReactNode
  readonly className?: string | undefined
  /** Called on hover and focus, to fetch what the items open. */
  readonly onPrefetch?: (() => void) | undefined
}

interface MenuButtonWithPanelProps<Content> extends MenuButtonProps {
  /** The menu, loaded on intent. */
  readonly panel: LazyPopup<MenuPanelProps & Content>
  /** What the menu needs beyond its place. */
  readonly content: Content
}

/** A button whose menu is loaded when it is about to open. */
export function MenuButton<Content extends object>(props: MenuButtonWithPanelProps<Content>) {
  const { label, panel, content, children, className, onPrefetch } = props
  const id = useId()
  const trigger = useRef<HTMLButtonElement>(null)
  const [state, setState] = useState<'idle' | 'closed' | 'pointer' | 'keyboard'>('idle')
  const [container, setContainer] = useState<HTMLElement | null>(null)
  const open = state === 'pointer' || state === 'keyboard'
  const Panel = usePopup(panel, state !== 'idle')
  const show = (next: 'pointer' | 'keyboard') => {
    const button = trigger.current
    // Safari does not focus a clicked button, and the menu returns the focus to the element that had it
    button?.focus()
    setContainer(button?.closest<HTMLElement>('main, [role=dialog], [role=alertdialog]') ?? null)
    setState(next)
  }
  const onClick = (event: MouseEvent) => show(event.detail === 0 ? 'keyboard' : 'pointer')
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    show('keyboard')
  }
  const prefetch = () => {
    panel.prefetch()
    onPrefetch?.()
  }
  return (
    <>
      <IconButton
        ref={trigger}
        label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={onClick}
        onKeyDown={onKeyDown}
        className={className}
        {...prefetchProps(prefetch)}
      >
        {children}
      </IconButton>
      {Panel && (
        <Panel
          id={id}
          label={label}
          {...content}
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

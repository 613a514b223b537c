'use client'

import { Menu } from '@base-ui/react/menu'
import type { Route } from 'next'
import { type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { cx } from './cx'
import { PageLink } from './page-link'

export interface MenuItem {
  readonly label: string
  /** 16 px. */
  readonly icon?: ReactNode
  /** Keyboard shortcut shown as a hint. */
  readonly shortcut?: string | undefined
  readonly danger?: boolean | undefined
  /** Disables the item and explains why. */
  readonly disabledReason?: string | undefined
  /** Makes the item a link. */
  readonly href?: string | undefined
  readonly onSelect?: (() => void) | undefined
}

export type MenuEntry = MenuItem | 'separator'

interface PopupMenuPanelProps {
  readonly id: string
  readonly label: string
  readonly items: readonly MenuEntry[]
  readonly open: boolean
  readonly byKeyboard: boolean
  readonly anchor: RefObject<HTMLElement | null>
  /** Landmark or dialog of the button, to render the menu in. */
  readonly container: HTMLElement | null
  readonly onClose: () => void
}

const sheet =
  'max-h-(--available-height) min-w-56 max-w-(--available-width) origin-(--transform-origin) overflow-y-auto rounded-lg border border-line bg-surface p-1 shadow-3 outline-none transition-[opacity,scale] duration-180 data-ending-style:scale-98 data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0'

/** Loaded by PopupMenu on demand. */
export function PopupMenuPanel({ id, label, items, open, byKeyboard, anchor, container, onClose }: PopupMenuPanelProps) {
  const popup = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!open || !byKeyboard) return
    const frame = requestAnimationFrame(() => popup.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus())
    return () => cancelAnimationFrame(frame)
  }, [open, byKeyboard])
  return (
    <Menu.Root open={open} onOpenChange={(next) => next || onClose()}>
      <Menu.Portal container={container ?? undefined}>
        <Menu.Positioner
          anchor={anchor}
          align="end"
          sideOffset={4}
          disableAnchorTracking
          // an absolute position would be relative to the dialog
          positionMethod={container?.matches('[role=dialog], [role=alertdialog]') ? 'fixed' : 'absolute'}
          className="z-70 outline-none"
        >
          <Menu.Popup ref={popup} id={id} aria-label={label} className={sheet}>
            {items.map((entry, index) => (
              <Entry key={entry === 'separator' ? `separator-${index}` : entry.label} entry={entry} />
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

const row =
  'tap flex w-full cursor-pointer items-center gap-2.5 rounded-sm px-2.5 py-1.5 text-left text-sm outline-none select-none data-disabled:cursor-not-allowed data-disabled:text-ink-3 forced-colors:data-highlighted:not-data-disabled:bg-[Highlight] forced-colors:data-highlighted:not-data-disabled:text-[HighlightText]'
const plain = 'text-ink data-highlighted:not-data-disabled:bg-accent-soft data-highlighted:not-data-disabled:text-accent-ink'
const danger = 'text-bad data-highlighted:bg-bad-soft'

function Entry({ entry }: { readonly entry: MenuEntry }) {
  if (entry === 'separator') return <Menu.Separator className="mx-1 my-1 h-px bg-line forced-colors:bg-[CanvasText]" />
  const look = cx(row, entry.danger ? danger : plain)
  if (entry.href !== undefined) {
    return (
      <Menu.LinkItem closeOnClick render={<PageLink href={entry.href as Route} />} className={look}>
        <EntryContent item={entry} />
      </Menu.LinkItem>
    )
  }
  const onClick = () => entry.onSelect?.()
  return (
    <Menu.Item disabled={entry.disabledReason !== undefined} onClick={onClick} className={look}>
      <EntryContent item={entry} />
    </Menu.Item>
  )
}

function EntryContent({ item }: { readonly item: MenuItem }) {
  return (
    <>
      <span aria-hidden className="grid size-4 shrink-0 place-items-center">
        {item.icon}
      </span>
      <span className="grow">
        {item.label}
        {item.disabledReason && <span className="block text-xs">{item.disabledReason}</span>}
      </span>
      {item.shortcut && (
        <kbd aria-hidden className="text-xs text-ink-3">
          {item.shortcut}
        </kbd>
      )}
    </>
  )
}

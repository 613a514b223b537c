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

/** Place and state of a menu, from its button. */
export interface MenuPanelProps {
  readonly id: string
  readonly label: string
  readonly open: boolean
  readonly byKeyboard: boolean
  readonly anchor: RefObject<HTMLElement | null>
  /** Landmark or dialog of the button, to render the menu in. */
  readonly container: HTMLElement | null
  readonly onClose: () => void
}

const motion = 'transition-[opacity,scale,translate] duration-180 ease-out-soft data-ending-style:opacity-0 data-starting-style:opacity-0'
const popup = cx(
  'overflow-y-auto rounded-lg border border-line bg-surface p-1 shadow-3 outline-none sm:max-h-(--available-height) sm:max-w-(--available-width) sm:min-w-56 sm:origin-(--transform-origin) sm:data-ending-style:scale-98 sm:data-starting-style:scale-98',
  'max-sm:max-h-[80dvh] max-sm:w-full max-sm:rounded-b-none max-sm:p-2 max-sm:data-ending-style:translate-y-4 max-sm:data-starting-style:translate-y-4',
  motion,
)
// a sheet at the bottom of a narrow screen
const position = 'z-70 outline-none max-sm:fixed! max-sm:inset-x-0! max-sm:top-auto! max-sm:bottom-0! max-sm:w-full! max-sm:transform-none!'
const scrim = cx('fixed inset-0 z-70 bg-scrim sm:hidden', motion)

interface PopupMenuPanelProps extends MenuPanelProps {
  readonly items: readonly MenuEntry[]
}

export function PopupMenuPanel({ id, label, items, open, byKeyboard, anchor, container, onClose }: PopupMenuPanelProps) {
  const menu = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!open || !byKeyboard) return
    const frame = requestAnimationFrame(() => menu.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus())
    return () => cancelAnimationFrame(frame)
  }, [open, byKeyboard])
  return (
    <Menu.Root open={open} onOpenChange={(next) => next || onClose()}>
      <Menu.Portal container={container ?? undefined}>
        <Menu.Backdrop className={scrim} />
        <Menu.Positioner
          anchor={anchor}
          align="end"
          sideOffset={4}
          disableAnchorTracking
          // an absolute position would be relative to the dialog
          positionMethod={container?.matches('[role=dialog], [role=alertdialog]') ? 'fixed' : 'absolute'}
          className={position}
        >
          <Menu.Popup ref={menu} id={id} aria-label={label} className={popup}>
            <div aria-hidden className="truncate px-2.5 pt-1 pb-2 text-sm font-semibold text-ink sm:hidden">
              {label}
            </div>
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
        <kbd aria-hidden className="text-xs text-ink-3 coarse:hidden">
          {item.shortcut}
        </kbd>
      )}
    </>
  )
}

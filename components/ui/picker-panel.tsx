'use client'

import { Combobox } from '@base-ui/react/combobox'
import Check from 'lucide-react/icons/check'
import Search from 'lucide-react/icons/search'
import { type RefObject, useState } from 'react'
import { useFound } from './use-found'

interface PickerItem {
  readonly value: string
  readonly label: string
  /** Secondary text below the label. */
  readonly note?: string | undefined
}

export interface PickerPopup {
  readonly id: string
  /** Accessible name of the control. */
  readonly label: string
  readonly open: boolean
  readonly anchor: RefObject<HTMLElement | null>
  readonly onClose: () => void
  /** Opens it again. */
  readonly onOpen: () => void
}

/** Closes the list, and opens it again with the text of the search. */
export interface SearchControl {
  readonly close: () => void
  readonly reopen: () => void
}

interface PickerPanelProps extends PickerPopup {
  readonly items: readonly PickerItem[]
  readonly value: string
  readonly onPick: (value: string) => void
  /** Finds other items than these. */
  readonly search?: ((text: string, control: SearchControl) => Promise<readonly PickerItem[]>) | undefined
  /** Accessible name of the search field. */
  readonly searchLabel: string
  /** Shown if the search finds nothing. */
  readonly emptyText: string
  /** Text for an error of the search. */
  readonly failedText: (error: unknown) => string
}

const sheet =
  'w-72 max-w-(--available-width) origin-(--transform-origin) overflow-hidden rounded-lg border border-line bg-surface shadow-3 outline-none transition-[opacity,scale] duration-180 data-ending-style:scale-98 data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0'
const row =
  'tap grid cursor-pointer grid-cols-[1fr_auto] items-center gap-x-2 rounded-sm px-2.5 py-1.5 text-sm outline-none select-none data-highlighted:bg-accent-soft data-highlighted:text-accent-ink forced-colors:data-highlighted:not-data-disabled:bg-[Highlight] forced-colors:data-highlighted:not-data-disabled:text-[HighlightText]'

/** The list of a Picker, loaded on demand. */
export function PickerPanel({
  id,
  label,
  items,
  value,
  onPick,
  search,
  searchLabel,
  emptyText,
  failedText,
  open,
  anchor,
  onClose,
  onOpen,
}: PickerPanelProps) {
  const [text, setText] = useState('')
  const find = (q: string) => {
    const reopen = () => {
      setText(q)
      onOpen()
    }
    return search?.(q, { close: onClose, reopen }) ?? Promise.resolve([])
  }
  const found = useFound(search && find, text)
  const selected = items.find((item) => item.value === value) ?? null
  return (
    <Combobox.Root<PickerItem>
      items={search ? withFound(items, found.items, text) : items}
      filter={search ? null : undefined}
      value={selected}
      inputValue={text}
      onInputValueChange={setText}
      open={open}
      autoHighlight
      onOpenChange={(next) => next || onClose()}
      onValueChange={(item) => item && onPick(item.value)}
    >
      <Combobox.Portal>
        <Combobox.Positioner anchor={anchor} align="start" sideOffset={4} className="z-70 outline-none">
          <Combobox.Popup id={id} aria-label={label} finalFocus={anchor} className={sheet}>
            <div className="flex items-center gap-2 border-b border-line px-3.5">
              <Search aria-hidden size={16} strokeWidth={1.75} className="shrink-0 text-ink-3" />
              <Combobox.Input
                aria-label={searchLabel}
                placeholder={searchLabel}
                className="h-10 w-full min-w-0 bg-transparent text-sm outline-none coarse:h-12 coarse:text-base"
              />
            </div>
            <Combobox.Empty>
              {found.status !== 'failed' && (
                <p className="px-3.5 py-4 text-sm text-ink-3">{found.status === 'searching' ? 'Searching…' : emptyText}</p>
              )}
            </Combobox.Empty>
            <Combobox.Status>
              {found.status === 'failed' && <p className="px-3.5 py-4 text-sm text-bad">{failedText(found.error)}</p>}
            </Combobox.Status>
            <Combobox.List className="max-h-[min(20rem,var(--available-height))] scroll-py-1 overflow-y-auto overscroll-contain p-1 empty:p-0">
              {(item: PickerItem) => (
                <Combobox.Item key={item.value} value={item} className={row}>
                  <span className="min-w-0">
                    <span className="block truncate">{item.label}</span>
                    {item.note && <span className="block text-xs text-ink-3">{item.note}</span>}
                  </span>
                  <Combobox.ItemIndicator>
                    <Check aria-hidden size={16} strokeWidth={1.75} />
                  </Combobox.ItemIndicator>
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  )
}

/** The items whose label contains the text, and others that the search found by more than their label. */
function withFound(items: readonly PickerItem[], found: readonly PickerItem[], text: string): readonly PickerItem[] {
  const matching = items.filter(({ label }) => label.toLocaleLowerCase().includes(text.trim().toLocaleLowerCase()))
  return [...matching, ...found.filter(({ value }) => !matching.some((item) => item.value === value))]
}

'use client'

import ChevronsUpDown from 'lucide-react/icons/chevrons-up-down'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { cx } from './cx'
import { type LazyPopup, prefetchProps, usePopup } from './lazy-popup'
import type { PickerPopup } from './picker-panel'

interface PickerProps {
  /** Accessible name of the control. */
  readonly label: string
  /** Label of the selected item. */
  readonly text: string | undefined
  readonly panel: LazyPopup<PickerPopup>
  readonly className?: string | undefined
}

/** Selects one item of a searchable list, which the panel shows. */
export function Picker({ label, text, panel, className }: PickerProps) {
  const id = useId()
  const trigger = useRef<HTMLButtonElement>(null)
  const [state, setState] = useState<'idle' | 'open' | 'closed'>('idle')
  const open = state === 'open'
  const Panel = usePopup(panel, state !== 'idle')
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    setState('open')
  }
  return (
    <>
      <button
        ref={trigger}
        type="button"
        role="combobox"
        aria-label={label}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setState('open')}
        onKeyDown={onKeyDown}
        className={cx(
          'tap inline-flex max-w-full min-w-0 items-center gap-1.5 rounded-md px-2.5 text-sm text-ink-2 transition-colors hover:bg-sunken hover:text-ink aria-expanded:bg-sunken aria-expanded:text-ink',
          className,
        )}
        {...prefetchProps(panel.prefetch)}
      >
        <span className="truncate">{text}</span>
        <ChevronsUpDown aria-hidden size={16} strokeWidth={1.75} className="shrink-0 text-ink-3" />
      </button>
      {Panel && (
        <Panel id={id} label={label} open={open} anchor={trigger} onClose={() => setState('closed')} onOpen={() => setState('open')} />
      )}
    </>
  )
}

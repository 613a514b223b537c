'use client'

import Check from 'lucide-react/icons/check'
import { useId, useRef } from 'react'
import { flushSync } from 'react-dom'
import { useCopy } from '@/components/ui/copy-button'
import { cx } from '@/components/ui/cx'

interface SecretFieldProps {
  readonly label: string
  readonly advice: string
  readonly value: string
  /** If set, the value can be hidden. */
  readonly hiding?: { readonly hidden: boolean; readonly onChange: (hidden: boolean) => void }
  /** Its copy button is the primary action. */
  readonly secret?: boolean
}

const segment =
  'grid min-h-9 min-w-18 place-items-center border-l border-line-strong px-3.5 text-sm font-semibold transition-colors focus-visible:-outline-offset-2 coarse:min-h-11'
const quiet = 'text-accent hover:bg-accent-soft hover:text-accent-ink'
const filled = 'bg-accent text-on-accent hover:bg-accent-hover focus-visible:outline-on-accent'

/** Reserves the width of "Copied", so that the value next to it does not reflow. */
const reserved = "content-center max-sm:px-2 after:invisible after:h-0 after:pl-5.5 after:content-['Copied']"

const dots = '•'.repeat(24)

function selectAll(element: HTMLElement | null) {
  if (element) getSelection()?.selectAllChildren(element)
}

/** Value with a copy button. If the clipboard is not available, shows and selects the text instead. */
export function SecretField({ label, advice, value, hiding, secret = false }: SecretFieldProps) {
  const id = useId()
  const text = useRef<HTMLElement>(null)
  const { state, hint, copy } = useCopy(text)
  const hidden = hiding?.hidden ?? false
  const copyOrSelect = async () => {
    const copied = await copy(value)
    if (copied || !hidden) return
    flushSync(() => hiding?.onChange(false))
    selectAll(text.current)
  }
  return (
    <fieldset aria-labelledby={id} className="flex min-w-0 flex-col gap-1.5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span id={id} className="text-sm font-semibold">
          {label}
        </span>
        <span className="text-xs text-ink-3">{advice}</span>
      </div>
      <div className={cx('flex overflow-hidden rounded-md border border-line-strong bg-sunken', hiding && 'max-sm:flex-col')}>
        <code
          ref={text}
          data-secret={secret ? '' : undefined}
          translate="no"
          spellCheck={false}
          className={cx(
            'min-w-0 grow self-center px-3 py-2 text-sm',
            hiding && 'max-sm:self-stretch',
            hidden ? 'tracking-widest select-none' : 'break-all',
          )}
        >
          {hidden ? dots : value}
        </code>
        <div
          className={cx(
            'flex shrink-0 bg-surface',
            hiding && 'max-sm:border-t max-sm:border-line-strong max-sm:[&>button]:grow max-sm:[&>button:first-child]:border-l-0',
          )}
        >
          {hiding && <HideButton label={label} {...hiding} />}
          <button
            type="button"
            aria-label={`Copy ${label.toLowerCase()}`}
            onClick={() => void copyOrSelect()}
            className={cx(segment, reserved, secret ? filled : quiet)}
          >
            {state === 'copied' ? <Copied /> : 'Copy'}
          </button>
        </div>
      </div>
      {state === 'rejected' && <p className="text-sm text-ink-2">{hint}</p>}
    </fieldset>
  )
}

const Copied = () => (
  <span className="inline-flex items-center gap-1.5">
    <Check aria-hidden size={16} strokeWidth={1.75} />
    Copied
  </span>
)

interface HideButtonProps {
  readonly label: string
  readonly hidden: boolean
  readonly onChange: (hidden: boolean) => void
}

function HideButton({ label, hidden, onChange }: HideButtonProps) {
  const action = hidden ? 'Show' : 'Hide'
  return (
    <button type="button" aria-label={`${action} ${label.toLowerCase()}`} onClick={() => onChange(!hidden)} className={cx(segment, quiet)}>
      {action}
    </button>
  )
}

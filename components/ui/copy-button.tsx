'use client'

import Check from 'lucide-react/icons/check'
import Copy from 'lucide-react/icons/copy'
import { type ReactNode, type RefObject, useEffect, useState } from 'react'
import { useAnnounce } from './announcer'
import { type ButtonVariant, buttonClass } from './button-class'
import { cx } from './cx'

type State = 'ready' | 'copied' | 'rejected'

const seconds: Record<State, number> = { ready: 0, copied: 2, rejected: 8 }

/** Copies a text; says "copied" only when the clipboard took it, else selects the text and says how. */
export function useCopy(selectRef?: RefObject<HTMLElement | null>) {
  const [state, setState] = useState<State>('ready')
  const announce = useAnnounce()
  useEffect(() => {
    if (state === 'ready') return
    const timer = setTimeout(() => setState('ready'), seconds[state] * 1000)
    return () => clearTimeout(timer)
  }, [state])
  const copy = async (value: string) => {
    const taken = await navigator.clipboard?.writeText(value).then(
      () => true,
      () => false,
    )
    if (!taken) select(selectRef?.current)
    setState(taken ? 'copied' : 'rejected')
    announce(taken ? 'Copied' : 'Press Ctrl C to copy.')
    return taken === true
  }
  return { state, copy }
}

function select(element: HTMLElement | null | undefined) {
  if (!element) return
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
    element.focus()
    element.select()
    return
  }
  getSelection()?.selectAllChildren(element)
}

export interface CopyButtonProps {
  readonly value: string
  /** The name: "Copy token key". Stays while the visible word changes. */
  readonly label: string
  /** The visible words; without them the button is an icon. */
  readonly children?: ReactNode
  /** The element that shows the text: selected when the clipboard rejects. */
  readonly selectRef?: RefObject<HTMLElement | null> | undefined
  readonly onCopied?: (() => void) | undefined
  readonly variant?: ButtonVariant | undefined
  readonly className?: string | undefined
}

export function CopyButton({ value, label, children, selectRef, onCopied, variant = 'quiet', className }: CopyButtonProps) {
  const { state, copy } = useCopy(selectRef)
  const press = () => void copy(value).then((taken) => taken && onCopied?.())
  const iconOnly = children === undefined
  return (
    <>
      <button
        type="button"
        aria-label={label}
        title={iconOnly ? label : undefined}
        onClick={press}
        className={iconOnly ? cx(small, className) : buttonClass(variant, className)}
      >
        <span aria-hidden className="inline-flex items-center gap-1.5">
          <Face copied={state === 'copied'}>{children}</Face>
        </span>
      </button>
      {state === 'rejected' && <span className="text-sm text-ink-2">Press Ctrl C to copy.</span>}
    </>
  )
}

const small =
  'relative inline-grid size-6 shrink-0 place-items-center rounded-sm text-ink-3 transition-colors hover:bg-sunken hover:text-ink coarse:before:absolute coarse:before:-inset-2.5'

function Face({ copied, children }: { readonly copied: boolean; readonly children: ReactNode }) {
  if (children === undefined) {
    return copied ? <Check size={14} strokeWidth={2} className="text-ok" /> : <Copy size={14} strokeWidth={1.75} />
  }
  if (!copied) return children
  return (
    <>
      <Check size={16} strokeWidth={1.75} />
      Copied
    </>
  )
}

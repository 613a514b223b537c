'use client'

import Check from 'lucide-react/icons/check'
import Copy from 'lucide-react/icons/copy'
import { type ReactNode, type RefObject, useEffect, useState } from 'react'
import { useAnnounce } from './announcer'
import { type ButtonVariant, buttonClass } from './button-class'
import { useCopyHint } from './command-key'
import { cx } from './cx'

type State = 'ready' | 'copied' | 'rejected'

const seconds: Record<State, number> = { ready: 0, copied: 2, rejected: 8 }

/** Copies text. If the clipboard rejects it, selects the element of `selectRef` and asks for the keyboard shortcut. */
export function useCopy(selectRef?: RefObject<HTMLElement | null>) {
  const [state, setState] = useState<State>('ready')
  const announce = useAnnounce()
  const hint = useCopyHint()
  useEffect(() => {
    if (state === 'ready') return
    const timer = setTimeout(() => setState('ready'), seconds[state] * 1000)
    return () => clearTimeout(timer)
  }, [state])
  const copy = async (value: string) => {
    const copied = await navigator.clipboard?.writeText(value).then(
      () => true,
      () => false,
    )
    if (!copied) select(selectRef?.current)
    setState(copied ? 'copied' : 'rejected')
    announce(copied ? 'Copied' : hint)
    return copied === true
  }
  return { state, hint, copy }
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

interface CopyButtonProps {
  readonly value: string
  /** Accessible name: "Copy token key". Stays while the visible text changes. */
  readonly label: string
  /** Visible text; without it the button is an icon. */
  readonly children?: ReactNode
  /** Element that shows the text. */
  readonly selectRef?: RefObject<HTMLElement | null> | undefined
  readonly onCopied?: (() => void) | undefined
  readonly variant?: ButtonVariant | undefined
  readonly className?: string | undefined
}

export function CopyButton({ value, label, children, selectRef, onCopied, variant = 'quiet', className }: CopyButtonProps) {
  const { state, hint, copy } = useCopy(selectRef)
  const onClick = () => void copy(value).then((copied) => copied && onCopied?.())
  const iconOnly = children === undefined
  return (
    <>
      <button
        type="button"
        aria-label={label}
        title={iconOnly ? label : undefined}
        onClick={onClick}
        className={iconOnly ? cx(iconClass, className) : buttonClass(variant, className)}
      >
        <span aria-hidden className="inline-flex items-center gap-1.5">
          <Content copied={state === 'copied'}>{children}</Content>
        </span>
      </button>
      {state === 'rejected' && <span className="text-sm text-ink-2">{hint}</span>}
    </>
  )
}

const iconClass =
  'relative inline-grid size-6 shrink-0 place-items-center rounded-sm text-ink-3 transition-colors hover:bg-sunken hover:text-ink coarse:before:absolute coarse:before:-inset-2.5'

function Content({ copied, children }: { readonly copied: boolean; readonly children: ReactNode }) {
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

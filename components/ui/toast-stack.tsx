'use client'

import CircleAlert from 'lucide-react/icons/circle-alert'
import CircleCheck from 'lucide-react/icons/circle-check'
import X from 'lucide-react/icons/x'
import { type FocusEvent, useEffect, useRef, useState } from 'react'
import { Button } from './button'
import { IconButton } from './icon-button'
import { toastSeconds } from './toast-timing'
import type { Toast } from './toasts'
import { useTimer } from './use-timer'

export interface ToastStackProps {
  readonly toasts: readonly Toast[]
  readonly onDismiss: (id: number) => void
}

/** What is in the region of news. Timers rest while somebody is in it or the tab is hidden; F6 goes to it. */
export function ToastStack({ toasts, onDismiss }: ToastStackProps) {
  const region = useRef<HTMLDivElement>(null)
  const before = useRef<Element | null>(null)
  const [hovered, setHovered] = useState(false)
  const [focused, setFocused] = useState(false)
  const hidden = useHiddenTab()

  useEffect(() => {
    const jump = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || !region.current?.childElementCount) return
      event.preventDefault()
      region.current.querySelector<HTMLElement>('button')?.focus()
    }
    document.addEventListener('keydown', jump)
    return () => document.removeEventListener('keydown', jump)
  }, [])

  const enter = (event: FocusEvent) => {
    if (!region.current?.contains(event.relatedTarget)) before.current = event.relatedTarget
    setFocused(true)
  }
  const leave = (event: FocusEvent) => {
    if (!region.current?.contains(event.relatedTarget)) setFocused(false)
  }
  const dismiss = (id: number) => {
    const inside = region.current?.contains(document.activeElement) ?? false
    onDismiss(id)
    setHovered(false)
    if (!inside) return
    setFocused(false)
    if (before.current instanceof HTMLElement && before.current.isConnected) before.current.focus()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only notices that somebody is here
    <div
      ref={region}
      onPointerEnter={() => setHovered(true)}
      onPointerLeave={() => setHovered(false)}
      onFocus={enter}
      onBlur={leave}
      className="flex flex-col gap-2"
    >
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} resting={hovered || focused || hidden} onDismiss={() => dismiss(toast.id)} />
      ))}
    </div>
  )
}

function useHiddenTab(): boolean {
  const [hidden, setHidden] = useState(false)
  useEffect(() => {
    const look = () => setHidden(document.hidden)
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])
  return hidden
}

interface ToastCardProps {
  readonly toast: Toast
  readonly resting: boolean
  readonly onDismiss: () => void
}

const card =
  'pointer-events-auto flex items-start gap-2.5 rounded-lg border border-line bg-surface py-2.5 pr-2 pl-4 text-sm shadow-3 transition-[opacity,translate] duration-180 ease-out-soft starting:translate-y-2 starting:opacity-0'

function ToastCard({ toast, resting, onDismiss }: ToastCardProps) {
  const seconds = toastSeconds(toast)
  useTimer(seconds, resting, onDismiss)
  const bad = toast.tone === 'bad'
  const Icon = bad ? CircleAlert : CircleCheck
  const then = (run: () => void) => () => {
    run()
    onDismiss()
  }
  return (
    <div className={card}>
      <Icon aria-hidden size={16} strokeWidth={1.75} className={bad ? 'mt-2.5 shrink-0 text-bad' : 'mt-2.5 shrink-0 text-ok'} />
      <p className="min-w-0 grow py-2">{toast.text}</p>
      {toast.undo && (
        <Button variant="quiet" data-key="z" onClick={then(toast.undo)} className="shrink-0 whitespace-nowrap">
          Undo
        </Button>
      )}
      {toast.action && (
        <Button variant="quiet" onClick={then(toast.action.run)} className="shrink-0 whitespace-nowrap">
          {toast.action.label}
        </Button>
      )}
      <IconButton label="Dismiss" onClick={onDismiss}>
        <X aria-hidden size={16} strokeWidth={1.75} />
      </IconButton>
    </div>
  )
}

'use client'

import CircleAlert from 'lucide-react/icons/circle-alert'
import CircleCheck from 'lucide-react/icons/circle-check'
import X from 'lucide-react/icons/x'
import { type FocusEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from './button'
import { IconButton } from './icon-button'
import { toastSeconds } from './toast-timing'
import { useReservedHeight } from './use-reserved-height'
import { useTimer } from './use-timer'

export interface ToastInput {
  /** Announced, and shown unless there is a `body`. */
  readonly text: string
  readonly body?: ReactNode
  /** `bad` stays until it is dismissed and is announced assertively. */
  readonly tone?: 'ok' | 'bad' | undefined
  readonly undo?: (() => void) | undefined
  readonly action?: { readonly label: string; readonly run: () => void } | undefined
  /** Stays until it is dismissed. */
  readonly sticky?: boolean | undefined
  /** Id of what it is about: a later toast about the same thing replaces it. */
  readonly about?: string | undefined
}

export interface Toast extends ToastInput {
  readonly id: number
}

interface ToastRegionProps {
  readonly toasts: readonly Toast[]
  readonly onDismiss: (id: number) => void
}

/** Timers pause while the pointer or the focus is in the region or the tab is hidden. F6 moves the focus here. */
export function ToastRegion({ toasts, onDismiss }: ToastRegionProps) {
  const region = useRef<HTMLElement>(null)
  const previousFocus = useRef<Element | null>(null)
  const [hovered, setHovered] = useState(false)
  const [focused, setFocused] = useState(false)
  const hidden = useHiddenTab()
  useReservedHeight(region, '--toast-space')

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || !region.current?.childElementCount) return
      event.preventDefault()
      region.current.querySelector<HTMLElement>('button')?.focus()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])

  const onFocus = (event: FocusEvent) => {
    if (!region.current?.contains(event.relatedTarget)) previousFocus.current = event.relatedTarget
    setFocused(true)
  }
  const onBlur = (event: FocusEvent) => {
    if (!region.current?.contains(event.relatedTarget)) setFocused(false)
  }
  const dismiss = (id: number) => {
    const hadFocus = region.current?.contains(document.activeElement) ?? false
    onDismiss(id)
    setHovered(false)
    if (!hadFocus) return
    setFocused(false)
    if (previousFocus.current instanceof HTMLElement && previousFocus.current.isConnected) previousFocus.current.focus()
  }

  return (
    <section ref={region} aria-label="Notifications" aria-live="off" data-noprint className="toast-region">
      {toasts.length > 0 && (
        // biome-ignore lint/a11y/noStaticElementInteractions: these handlers only pause the timers
        <div
          onPointerEnter={() => setHovered(true)}
          onPointerLeave={() => setHovered(false)}
          onFocus={onFocus}
          onBlur={onBlur}
          className="flex shrink-0 flex-col gap-2"
        >
          {toasts.map((toast) => (
            <ToastCard key={toast.id} toast={toast} paused={hovered || focused || hidden} onDismiss={() => dismiss(toast.id)} />
          ))}
        </div>
      )}
    </section>
  )
}

function useHiddenTab(): boolean {
  const [hidden, setHidden] = useState(false)
  useEffect(() => {
    const onChange = () => setHidden(document.hidden)
    document.addEventListener('visibilitychange', onChange)
    return () => document.removeEventListener('visibilitychange', onChange)
  }, [])
  return hidden
}

interface ToastCardProps {
  readonly toast: Toast
  readonly paused: boolean
  readonly onDismiss: () => void
}

function ToastCard({ toast, paused, onDismiss }: ToastCardProps) {
  useTimer(toastSeconds(toast), paused, onDismiss)
  const bad = toast.tone === 'bad'
  const Icon = bad ? CircleAlert : CircleCheck
  const dismissAfter = (run: () => void) => () => {
    run()
    onDismiss()
  }
  return (
    <div className="toast-card">
      {toast.body ?? (
        <p className="flex min-w-0 grow basis-48 gap-2.5 py-2 lg:basis-32 lg:gap-2 lg:pb-1">
          <Icon aria-hidden size={16} strokeWidth={1.75} className={bad ? 'mt-0.5 shrink-0 text-bad' : 'mt-0.5 shrink-0 text-ok'} />
          <span className="min-w-0">{toast.text}</span>
        </p>
      )}
      <div className="ml-auto flex shrink-0 items-center">
        {toast.undo && (
          <Button variant="quiet" data-shortcut="z" onClick={dismissAfter(toast.undo)} className="whitespace-nowrap">
            Undo
          </Button>
        )}
        {toast.action && (
          <Button variant="quiet" onClick={dismissAfter(toast.action.run)} className="whitespace-nowrap">
            {toast.action.label}
          </Button>
        )}
        <IconButton label="Dismiss" onClick={onDismiss}>
          <X aria-hidden size={16} strokeWidth={1.75} />
        </IconButton>
      </div>
    </div>
  )
}

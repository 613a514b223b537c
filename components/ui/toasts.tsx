'use client'

import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { useAnnounce } from './announcer'
import { lazyPopup, usePopup } from './on-intent'
import { makeRoom } from './toast-timing'

export interface ToastInput {
  readonly text: string
  /** `bad` stays until it is dismissed and is announced at once. */
  readonly tone?: 'ok' | 'bad' | undefined
  readonly undo?: (() => void) | undefined
  readonly action?: { readonly label: string; readonly run: () => void } | undefined
  readonly sticky?: boolean | undefined
}

export interface Toast extends ToastInput {
  readonly id: number
}

export interface Toasts {
  add(toast: ToastInput): number
  dismiss(id: number): void
}

const stack = lazyPopup(() => import('./toast-stack').then((module) => module.ToastStack))

const ToastContext = createContext<Toasts>({ add: () => 0, dismiss: () => undefined })

/** Short news at the edge of the screen: `useToasts().add({ text, undo })`. */
export function useToasts(): Toasts {
  // who may have news fetches how it looks, so that it can be told without a connection
  useEffect(stack.warm, [])
  return useContext(ToastContext)
}

let lastId = 0

export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([])
  const announce = useAnnounce()
  const Stack = usePopup(stack, toasts.length > 0)
  const dismiss = useCallback((id: number) => setToasts((list) => list.filter((toast) => toast.id !== id)), [])
  const add = useCallback(
    (toast: ToastInput) => {
      lastId += 1
      const id = lastId
      setToasts((list) => [...makeRoom(list), { ...toast, id }])
      announce(toast.text, toast.tone === 'bad' ? 'assertive' : 'polite')
      return id
    },
    [announce],
  )
  const value = useMemo(() => ({ add, dismiss }), [add, dismiss])
  return (
    <ToastContext value={value}>
      {children}
      <section
        aria-label="Notifications"
        aria-live="off"
        data-noprint
        className="pointer-events-none fixed inset-x-4 bottom-4 z-60 sm:left-auto sm:w-96"
      >
        {Stack && <Stack toasts={toasts} onDismiss={dismiss} />}
      </section>
    </ToastContext>
  )
}

'use client'

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import { useAnnounce } from './announcer'
import { ToastStack } from './toast-stack'
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

const ToastContext = createContext<Toasts>({ add: () => 0, dismiss: () => undefined })

/** Short news at the edge of the screen: `useToasts().add({ text, undo })`. */
export function useToasts(): Toasts {
  return useContext(ToastContext)
}

let lastId = 0

export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([])
  const announce = useAnnounce()
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
        // the buttons that do something are at the end of a dialog: news leaves that end free
        className="pointer-events-none fixed inset-x-4 bottom-4 z-60 beside-dialog:top-4 beside-dialog:bottom-auto sm:left-auto sm:w-96"
      >
        {toasts.length > 0 && <ToastStack toasts={toasts} onDismiss={dismiss} />}
      </section>
    </ToastContext>
  )
}

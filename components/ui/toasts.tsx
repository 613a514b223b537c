'use client'

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import { useAnnounce } from './announcer'
import { ToastRegion } from './toast-region'

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
export const useToasts = (): Toasts => useContext(ToastContext)

let lastId = 0

export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([])
  const announce = useAnnounce()
  const dismiss = useCallback((id: number) => setToasts((list) => list.filter((toast) => toast.id !== id)), [])
  const add = useCallback(
    (toast: ToastInput) => {
      lastId += 1
      const id = lastId
      setToasts((list) => [...list.slice(-2), { ...toast, id }])
      announce(toast.text, toast.tone === 'bad' ? 'assertive' : 'polite')
      return id
    },
    [announce],
  )
  const value = useMemo(() => ({ add, dismiss }), [add, dismiss])
  return (
    <ToastContext value={value}>
      {children}
      <ToastRegion toasts={toasts} onDismiss={dismiss} />
    </ToastContext>
  )
}

'use client'

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import { useAnnounce } from './announcer'
import { type Toast, type ToastInput, ToastRegion } from './toast-stack'
import { withRoom } from './toast-timing'

export interface Toasts {
  add(toast: ToastInput): number
  dismiss(id: number): void
}

const ToastContext = createContext<Toasts>({ add: () => 0, dismiss: () => undefined })

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
      setToasts((list) => [...withRoom(list), { ...toast, id }])
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

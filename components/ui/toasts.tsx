'use client'

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import { useAnnounce } from './announcer'
import { type Toast, type ToastInput, ToastRegion } from './toast-stack'
import { withNext } from './toast-timing'

interface Toasts {
  add(toast: ToastInput): number
  dismiss(id: number): void
  /** Drops what is shown and announced. */
  clear(): void
}

const ToastContext = createContext<Toasts>({ add: () => 0, dismiss: () => undefined, clear: () => undefined })

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
      setToasts((list) => withNext<Toast>(list, { ...toast, id }))
      announce(toast.text, toast.tone === 'bad' ? 'assertive' : 'polite')
      return id
    },
    [announce],
  )
  const clear = useCallback(() => {
    setToasts([])
    announce('')
    announce('', 'assertive')
  }, [announce])
  const value = useMemo(() => ({ add, dismiss, clear }), [add, dismiss, clear])
  return (
    <ToastContext value={value}>
      {children}
      <ToastRegion toasts={toasts} onDismiss={dismiss} />
    </ToastContext>
  )
}

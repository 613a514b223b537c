'use client'

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import { useAnnounce } from './announcer'
import { type Toast, type ToastInput, ToastRegion } from './toast-stack'
import { withNext } from './toast-timing'

export interface Toasts {
  add(toast: ToastInput): void
  /** Drops the toast about it. */
  dismiss(about: string): void
  /** Drops what is shown and announced. */
  clear(): void
}

const nothing = () => undefined

const ToastContext = createContext<Toasts>({ add: nothing, dismiss: nothing, clear: nothing })

export function useToasts(): Toasts {
  return useContext(ToastContext)
}

let lastId = 0

export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([])
  const announce = useAnnounce()
  const dismiss = useCallback(
    (which: number | string) => setToasts((list) => list.filter(({ id, about }) => id !== which && about !== which)),
    [],
  )
  const add = useCallback(
    (toast: ToastInput) => {
      lastId += 1
      const next = { ...toast, id: lastId }
      setToasts((list) => withNext<Toast>(list, next))
      announce(toast.text, toast.tone === 'bad' ? 'assertive' : 'polite')
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

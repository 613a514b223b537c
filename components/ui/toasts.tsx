'use client'

import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react'
import { useAnnounce } from './announcer'
import { type Toast, type ToastInput, ToastRegion } from './toast-stack'
import { withNext } from './toast-timing'

interface Toasts {
  add(toast: ToastInput): number
  dismiss(id: number): void
  /** Drops what is shown and announced, and what is added until the returned function is called. */
  silence(): () => void
}

const nothing = () => undefined

const ToastContext = createContext<Toasts>({ add: () => 0, dismiss: nothing, silence: () => nothing })

export function useToasts(): Toasts {
  return useContext(ToastContext)
}

let lastId = 0

export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([])
  const silent = useRef(false)
  const announce = useAnnounce()
  const dismiss = useCallback((id: number) => setToasts((list) => list.filter((toast) => toast.id !== id)), [])
  const add = useCallback(
    (toast: ToastInput) => {
      if (silent.current) return 0
      lastId += 1
      const id = lastId
      setToasts((list) => withNext<Toast>(list, { ...toast, id }))
      announce(toast.text, toast.tone === 'bad' ? 'assertive' : 'polite')
      return id
    },
    [announce],
  )
  const silence = useCallback(() => {
    silent.current = true
    setToasts([])
    announce('', 'polite')
    announce('', 'assertive')
    return () => {
      silent.current = false
    }
  }, [announce])
  const value = useMemo(() => ({ add, dismiss, silence }), [add, dismiss, silence])
  return (
    <ToastContext value={value}>
      {children}
      <ToastRegion toasts={toasts} onDismiss={dismiss} />
    </ToastContext>
  )
}

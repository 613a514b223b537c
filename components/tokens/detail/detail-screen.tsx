'use client'

import { QueryClientProvider } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { type ReactNode, startTransition, useState } from 'react'
import { tokensPath } from '@/components/shell/paths'
import { useToasts } from '@/components/ui/toasts'
import type { SessionActions } from '../../session/types'
import { changeToast } from '../change-text'
import { TokenDialogsProvider } from '../dialogs/provider'
import { queryClient } from '../query'
import { createReads } from '../read-data'
import type { TokenActions, TokenChange } from '../types'

interface DetailScreenProps {
  readonly org: { readonly slug: string; readonly name: string }
  readonly actions: TokenActions
  readonly session: SessionActions
  readonly apiBase: string
  readonly children: ReactNode
}

/** Page of one token with its dialogs; it is refreshed from the server after each change. */
export function DetailScreen({ children, ...context }: DetailScreenProps) {
  const [reads] = useState(() => createReads(context.org.slug))
  const router = useRouter()
  const toasts = useToasts()
  const onChange = (change: TokenChange) => {
    toasts.add(changeToast(change))
    startTransition(() => {
      if (change.kind === 'deleted') router.push(tokensPath(context.org.slug))
      router.refresh()
    })
  }
  return (
    <QueryClientProvider client={queryClient()}>
      <TokenDialogsProvider {...context} reads={reads} onChange={onChange}>
        {children}
      </TokenDialogsProvider>
    </QueryClientProvider>
  )
}

'use client'

import { QueryClientProvider } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { type ReactNode, startTransition, useState } from 'react'
import { tokensPath } from '@/components/shell/paths'
import { useToasts } from '@/components/ui/toasts'
import type { SessionActions } from '../../session/types'
import { TokenDialogsProvider } from '../dialogs/provider'
import { queryClient } from '../query'
import { createReads } from '../read-data'
import type { TokenActions, TokenChange } from '../types'

export interface DetailScreenProps {
  readonly org: { readonly slug: string; readonly name: string }
  readonly actions: TokenActions
  readonly session: SessionActions
  readonly apiBase: string
  /** The page, made on the server. */
  readonly children: ReactNode
}

function news(change: TokenChange): string {
  if (change.kind === 'deleted') return `${change.name} deleted permanently.`
  const { name } = change.token
  const words = {
    created: `${name} created.`,
    edited: `${name} saved.`,
    removed: `${name} removed from your list. It keeps working.`,
    rotated: `${name} has a new token.`,
    deactivated: `${name} deactivated.`,
  }
  return words[change.kind]
}

/** The page of one token, with the dialogs above it; what a dialog did is read again from the server. */
export function DetailScreen({ session, children, ...facts }: DetailScreenProps) {
  const [reads] = useState(() => createReads(facts.org.slug))
  const router = useRouter()
  const toasts = useToasts()
  const onChange = (change: TokenChange) => {
    toasts.add({ text: news(change) })
    startTransition(() => {
      if (change.kind === 'deleted') router.push(tokensPath(facts.org.slug))
      router.refresh()
    })
  }
  return (
    <QueryClientProvider client={queryClient()}>
      <TokenDialogsProvider {...facts} session={session} reads={reads} onChange={onChange}>
        {children}
      </TokenDialogsProvider>
    </QueryClientProvider>
  )
}

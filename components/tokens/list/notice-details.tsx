'use client'

import type { ReactNode } from 'react'
import type { TokenView } from '@/lib/tokens/schema'
import { useListContext } from './list-context'
import { pausedText } from './notice-text'
import { TokenNotice } from './token-notice'

interface NoticeDetailsProps {
  readonly id: string
  readonly tokens: readonly TokenView[]
  readonly now: string
  readonly onSnooze: (tokenKey: string) => void
}

export function NoticeDetails({ id, tokens, now, onSnooze }: NoticeDetailsProps) {
  const { paused } = useListContext()
  return (
    <ul id={id} className="border-t border-line py-1 pr-1 pl-4 sm:pl-10.5">
      {paused && <Line>{pausedText(paused.note)}</Line>}
      {tokens.map((token) => (
        <Line key={token.tokenKey}>
          <TokenNotice token={token} now={now} onSnooze={() => onSnooze(token.tokenKey)} />
        </Line>
      ))}
    </ul>
  )
}

const Line = ({ children }: { readonly children: ReactNode }) => (
  <li className="flex min-h-10 flex-wrap items-center gap-x-4 gap-y-1 py-1">{children}</li>
)

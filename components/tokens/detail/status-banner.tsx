'use client'

import type { ReactNode } from 'react'
import { Banner, type BannerTone } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import type { TokenStatus, TokenView } from '@/lib/tokens/schema'
import { useTokenDialogs } from '../dialogs/provider'
import { useStatusSentence } from '../status-badge'
import { useDetailActions } from './detail-actions'

export interface StatusBannerProps {
  readonly token: TokenView
  readonly now: string
}

const tones: Partial<Record<TokenStatus, BannerTone>> = {
  expired: 'bad',
  deactivated: 'info',
  suspended: 'info',
  idle: 'warn',
  expiring: 'warn',
  removed: 'info',
}

/** What the status means, and the way out of it. While a token rotates the hand-over panel says more. */
export function StatusBanner({ token, now }: StatusBannerProps) {
  const sentence = useStatusSentence(token, now)
  const tone = tones[token.status]
  if (sentence === null || tone === undefined) return null
  return (
    <Banner tone={tone} actions={<WayOut token={token} />}>
      {sentence}
    </Banner>
  )
}

function WayOut({ token }: { readonly token: TokenView }): ReactNode {
  const dialogs = useTokenDialogs()
  const { busy, setActive, keep, restore } = useDetailActions()
  const may = (action: TokenView['actions'][number]) => token.actions.includes(action)
  if (token.status === 'deactivated' && may('activate')) return <Button onClick={() => busy || setActive(true)}>Activate</Button>
  if (token.status === 'idle' && may('keep')) return <Button onClick={() => busy || keep()}>Keep it</Button>
  if (token.status === 'expiring' && may('rotate')) return <Button onClick={() => dialogs.openRotate(token)}>Rotate</Button>
  if (token.status === 'removed' && may('restore')) return <Button onClick={() => busy || restore()}>Restore to list</Button>
  if (token.status === 'expired' && token.type !== 'managed' && token.actions.length > 0) {
    const type = token.type
    return <Button onClick={() => dialogs.openCreate(type)}>Create a new token</Button>
  }
  return null
}

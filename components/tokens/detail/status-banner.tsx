'use client'

import EyeOff from 'lucide-react/icons/eye-off'
import Lock from 'lucide-react/icons/lock'
import Pause from 'lucide-react/icons/pause'
import X from 'lucide-react/icons/x'
import type { ReactNode } from 'react'
import { Banner, type BannerProps } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import type { TokenStatus, TokenView } from '@/lib/tokens/schema'
import { useTokenDialogs } from '../dialogs/provider'
import { useStatusText } from '../status-badge'
import { useDetailActions } from './detail-actions'

interface StatusBannerProps {
  readonly token: TokenView
  readonly now: string
}

/** States in which requests are rejected are grey, as their badges are; a hidden token works. */
const looks: Partial<Record<TokenStatus, Pick<BannerProps, 'tone' | 'icon'>>> = {
  expired: { tone: 'off', icon: X },
  deactivated: { tone: 'off', icon: Pause },
  suspended: { tone: 'off', icon: Lock },
  idle: { tone: 'warn' },
  expiring: { tone: 'warn' },
  removed: { tone: 'off', icon: EyeOff },
}

/** Explains the status and offers the next step. A rotating token has its own panel instead. */
export function StatusBanner({ token, now }: StatusBannerProps) {
  const text = useStatusText(token, now)
  const look = looks[token.status]
  if (text === null || look === undefined) return null
  return (
    <Banner {...look} actions={<NextStep token={token} />}>
      {text}
    </Banner>
  )
}

function NextStep({ token }: { readonly token: TokenView }): ReactNode {
  const dialogs = useTokenDialogs()
  const { busy, setActive, keep, restore } = useDetailActions()
  const can = (action: TokenView['actions'][number]) => token.actions.includes(action)
  if (token.status === 'deactivated' && can('activate')) return <Button onClick={() => busy || setActive(true)}>Activate</Button>
  if (token.status === 'idle' && can('keep')) return <Button onClick={() => busy || keep()}>Keep it</Button>
  if (token.status === 'expiring' && can('rotate')) return <Button onClick={() => dialogs.openRotate(token)}>Rotate</Button>
  if (token.status === 'removed' && can('restore')) return <Button onClick={() => busy || restore()}>Restore to list</Button>
  if (token.status === 'expired' && token.type !== 'managed' && token.actions.length > 0) {
    return <Button onClick={() => dialogs.openCreate({ from: token })}>Create a replacement…</Button>
  }
  return null
}

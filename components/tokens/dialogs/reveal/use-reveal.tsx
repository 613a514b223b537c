'use client'

import { useState } from 'react'
import { KeyAvatar } from '@/components/shell/key-avatar'
import type { DialogProps } from '@/components/ui/dialog'
import type { TokenView } from '@/lib/tokens/schema'
import { useLeaveGuard } from '../../../session/use-leave-guard'
import type { Revealed } from '../../types'
import { RevealBody } from './reveal-body'
import { StoredFooter } from './stored-footer'

type RevealProps = Omit<DialogProps, 'open' | 'onGone'>

/** Props that turn a dialog into one that shows the new secret; null until there is one. */
export function useReveal(issued: Revealed | null, title: string, onDone: (issued: Revealed) => void): RevealProps | null {
  const [asking, setAsking] = useState(false)
  const ask = () => setAsking(true)
  const { release } = useLeaveGuard(issued !== null, ask)
  if (issued === null) return null
  const done = () => release(() => onDone(issued))
  return {
    role: 'alertdialog',
    size: 'reveal',
    title,
    media: <KeyAvatar text={issued.token.tokenKey} width={64} />,
    description: <Intro token={issued.token} />,
    onClose: ask,
    footer: <StoredFooter onDone={done} />,
    children: <RevealBody issued={issued} asking={asking} onKeep={() => setAsking(false)} onCloseAnyway={done} />,
  }
}

const Intro = ({ token: { name, stored, owner } }: { readonly token: TokenView }) => (
  <>
    “<bdi>{name}</bdi>” is ready. {stored ? <ShownAgain own={owner !== null} /> : <ShownOnce />}
  </>
)

const ShownOnce = () => (
  <>
    The token below is shown <strong>once</strong>. Keyrail stores only a hash of it and can't show it again.
  </>
)

const ShownAgain = ({ own }: { readonly own: boolean }) =>
  own
    ? 'Copy it now. You can also show it later with View token, after confirming who you are.'
    : 'Copy it now. An administrator can also show it later with View token, after confirming who they are.'

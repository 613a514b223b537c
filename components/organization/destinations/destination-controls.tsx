'use client'

import { useRouter } from 'next/navigation'
import { startTransition, useState } from 'react'
import { failureText } from '@/components/session/failure-text'
import { useAction } from '@/components/session/use-action'
import { useTokenDialogs } from '@/components/tokens/dialogs/provider'
import type { ActionOutcome } from '@/components/tokens/types'
import { Button } from '@/components/ui/button'
import { prefetchProps } from '@/components/ui/lazy-popup'
import { useToasts } from '@/components/ui/toasts'
import type { DestinationView } from '@/lib/destinations/schema'
import type { TokenView } from '@/lib/tokens/schema'
import { RenewToken } from './renew-token'
import type { DestinationActions } from './types'

interface DestinationControlsProps {
  readonly destination: DestinationView
  /** Null if its holder revoked it. */
  readonly token: TokenView | null
  readonly actions: DestinationActions
}

export function DestinationControls({ destination, token, actions }: DestinationControlsProps) {
  const { busy, act } = useChange()
  const dialogs = useTokenDialogs()
  const { name, pausedAt } = destination
  const paused = pausedAt !== null
  const changed = paused ? `${name} accepts deliveries again.` : `${name} is paused. Deliveries are rejected.`
  return (
    <div data-noprint className="flex flex-wrap items-center gap-2">
      <Button aria-disabled={busy} onClick={() => act(actions.test, 'Test delivery received.')}>
        Test
      </Button>
      <Button aria-disabled={busy} onClick={() => act(() => actions.setPaused(!paused), changed)}>
        {paused ? 'Resume' : 'Pause'}
      </Button>
      {token?.actions.includes('rotate') && (
        <Button onClick={() => dialogs.openRotate(token)} {...prefetchProps(dialogs.prefetch)}>
          Rotate
        </Button>
      )}
      {destination.tokenEndedAt && <RenewToken name={name} renew={actions.renewToken} />}
    </div>
  )
}

function useChange() {
  const action = useAction()
  const router = useRouter()
  const toasts = useToasts()
  const [busy, setBusy] = useState(false)
  const act = (run: () => Promise<ActionOutcome<unknown>>, message: string) => {
    if (busy) return
    setBusy(true)
    startTransition(async () => {
      const outcome = await action.run(run)
      setBusy(false)
      toasts.add(outcome.ok ? { text: message } : { tone: 'bad', text: failureText(outcome.error, 'destination') })
      startTransition(() => router.refresh())
    })
  }
  return { busy, act }
}

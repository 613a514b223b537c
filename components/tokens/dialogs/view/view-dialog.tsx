'use client'

import { useEffect, useEffectEvent } from 'react'
import { KeyAvatar } from '@/components/shell/key-avatar'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { Failure } from '@/lib/result'
import type { TokenView } from '@/lib/tokens/schema'
import { FailureBanner } from '../../../session/failure-banner'
import { failureText, waitText } from '../../../session/failure-text'
import { SessionPromptSlot } from '../../../session/session-prompt-slot'
import type { Revealed } from '../../types'
import type { DialogProps } from '../dialog-props'
import { SecretField } from '../reveal/secret-field'
import { Countdown } from './countdown'
import { useView } from './use-view'

const shownSeconds = 60

/** Opens once there is a token or a failure to show; closes if the user declines to re-authenticate. */
export function ViewDialog({ token, open, onClosed }: DialogProps & { readonly token: TokenView }) {
  const { outcome, hide } = useView(token.tokenKey)
  const failure = outcome !== 'hidden' && outcome?.ok === false ? outcome.error : null
  const declined = failure?.code === 'reauthentication_required' || failure?.code === 'missing_credentials'
  useCloseIf(declined, onClosed)
  if (outcome === null || declined) return null
  return (
    <Dialog
      open={open}
      // unmounts without an animation, so that the secret disappears immediately
      onClose={onClosed}
      onGone={onClosed}
      size="reveal"
      dismissable={false}
      initialFocus="heading"
      title="View token"
      description={<bdi>{token.name}</bdi>}
      media={<KeyAvatar text={token.tokenKey} width={64} />}
      footer={<Button onClick={onClosed}>Close</Button>}
    >
      {failure && <FailureBanner failure={failure} text={errorText(failure)} />}
      {outcome === 'hidden' && <p className="text-sm text-ink-2">The token is hidden again.</p>}
      {outcome !== 'hidden' && outcome.ok && <RevealedToken revealed={outcome.value} onHide={hide} />}
      <SessionPromptSlot />
    </Dialog>
  )
}

function useCloseIf(declined: boolean, onClosed: () => void) {
  const close = useEffectEvent(onClosed)
  useEffect(() => {
    if (declined) close()
  }, [declined])
}

function RevealedToken({ revealed, onHide }: { readonly revealed: Revealed; readonly onHide: () => void }) {
  return (
    <div className="flex flex-col gap-4">
      <SecretField label="Token" advice="Like a password. Keep it secret." value={revealed.secret} secret />
      <Countdown seconds={shownSeconds} onFinish={onHide} />
      <p className="text-sm text-ink-2">This was recorded in the audit log.</p>
    </div>
  )
}

const errorText = (failure: Failure): string =>
  failure.code === 'rate_limited' ? `${failure.detail} Try again in ${waitText(failure.retryAfter)}.` : failureText(failure)

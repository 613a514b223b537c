'use client'

import { useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { usePreferences } from '@/components/ui/preferences'
import { formatDate } from '@/lib/time/format'
import type { TokenView } from '@/lib/tokens/schema'
import { FailureBanner } from '../../session/failure-banner'
import { SessionPromptSlot } from '../../session/session-prompt-slot'
import { useTokenDialogContext } from './dialog-context'
import type { DialogProps } from './dialog-props'
import { useInvalidateQueries } from './queries'
import { useAct } from './use-act'

export function RemoveDialog({ token, open, onClose, onClosed }: DialogProps & { readonly token: TokenView }) {
  const { actions, onChange } = useTokenDialogContext()
  const { failure, busy, act } = useAct()
  const invalidateQueries = useInvalidateQueries()
  const cancel = useRef<HTMLButtonElement>(null)
  const done = (kind: 'removed' | 'deactivated') => (changed: TokenView) => {
    onClose()
    invalidateQueries()
    onChange({ kind, token: changed })
  }
  const remove = () => act(() => actions.remove(token.tokenKey), done('removed'))
  const deactivate = () => act(() => actions.setActive(token.tokenKey, false), done('deactivated'))
  return (
    <Dialog
      open={open}
      onClose={onClose}
      onGone={onClosed}
      initialFocus={cancel}
      title={
        <>
          Remove “<bdi>{token.name}</bdi>” from your list?
        </>
      }
      description={<Consequence token={token} />}
      footer={
        <>
          <Button ref={cancel} onClick={onClose}>
            Cancel
          </Button>
          {token.actions.includes('deactivate') && (
            <Button aria-disabled={busy} onClick={deactivate}>
              Deactivate instead
            </Button>
          )}
          <Button variant="primary" busy={busy} busyLabel="Removing…" onClick={remove}>
            Remove from list
          </Button>
          <SessionPromptSlot />
        </>
      }
    >
      {failure && <FailureBanner failure={failure} />}
    </Dialog>
  )
}

function Consequence({ token }: { readonly token: TokenView }) {
  const { timeZone } = usePreferences()
  const slot = token.listLimit === null ? '' : ` It no longer counts toward your limit of ${token.listLimit}.`
  if (!token.works) return `It is already rejected and stays rejected.${slot}`
  return (
    <>
      It <strong>keeps working</strong>
      {token.expiresAt && ` until ${formatDate(new Date(token.expiresAt), timeZone)}`}.{slot} To stop it, deactivate it instead.
    </>
  )
}

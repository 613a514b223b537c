'use client'

import { type RefObject, useRef, useState } from 'react'
import { FailureBanner } from '@/components/session/failure-banner'
import { SessionPromptSlot } from '@/components/session/session-prompt-slot'
import { useAct } from '@/components/tokens/dialogs/use-act'
import type { ActionOutcome } from '@/components/tokens/types'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { LinkField } from '../link-field'

interface ResetLinkDialogProps {
  readonly name: string
  readonly create: () => Promise<ActionOutcome<{ readonly url: string }>>
  readonly finalFocus: RefObject<HTMLElement | null>
  readonly onGone: () => void
}

/** Creates a link with which a member resets their password, and shows it once. */
export function ResetLinkDialog({ name, create, finalFocus, onGone }: ResetLinkDialogProps) {
  const [open, setOpen] = useState(true)
  const [url, setUrl] = useState<string | null>(null)
  const cancel = useRef<HTMLButtonElement>(null)
  const { failure, busy, act } = useAct()
  const close = () => setOpen(false)
  return (
    <Dialog
      open={open}
      onClose={close}
      onGone={onGone}
      initialFocus={cancel}
      finalFocus={finalFocus}
      title="Create a reset password link"
      description={
        <>
          For <bdi>{name}</bdi>. It works once, for 30 minutes, and they are notified that you created it.
        </>
      }
      footer={
        <>
          <Button ref={cancel} onClick={close}>
            {url === null ? 'Cancel' : 'Done'}
          </Button>
          {url === null && (
            <Button variant="primary" busy={busy} busyLabel="Creating…" onClick={() => act(create, (created) => setUrl(created.url))}>
              Create link
            </Button>
          )}
        </>
      }
    >
      {failure && <FailureBanner failure={failure} subject="member" />}
      {url !== null && (
        <LinkField
          label={`Reset password link for ${name}`}
          url={url}
          hint="Send it to them yourself: anyone who opens it can choose the password."
        />
      )}
      {failure === null && url === null && <p className="text-sm text-ink-2">Keyrail sends no email, so you pass the link on yourself.</p>}
      <SessionPromptSlot />
    </Dialog>
  )
}

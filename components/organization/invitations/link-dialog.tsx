'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { LinkField } from '../link-field'

interface LinkDialogProps {
  readonly email: string
  readonly url: string
  readonly onGone: () => void
}

/** A new link, shown once. */
export function LinkDialog({ email, url, onGone }: LinkDialogProps) {
  const [open, setOpen] = useState(true)
  const close = () => setOpen(false)
  return (
    <Dialog
      open={open}
      onClose={close}
      onGone={onGone}
      initialFocus="heading"
      title="Copy this link"
      description="It works once, for 7 days. Links that you copied before no longer work; a link in an email still does."
      footer={
        <Button variant="primary" onClick={close}>
          Done
        </Button>
      }
    >
      <LinkField label={`Link for ${email}`} url={url} />
    </Dialog>
  )
}

'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import type { Failure } from '@/lib/result'
import { FormFailure } from '../entry/form-failure'
import { attempt } from '../entry/use-entry-form'
import type { OpenInvitationProps } from './open-invitation'

export function DeclineButton({ actions, onDecline }: Pick<OpenInvitationProps, 'actions' | 'onDecline'>) {
  const [failure, setFailure] = useState<Failure | null>(null)
  const [busy, setBusy] = useState(false)
  const decline = async () => {
    if (busy) return
    setBusy(true)
    const outcome = await attempt(actions.decline)
    setBusy(false)
    if (outcome.ok) onDecline()
    else setFailure(outcome.error)
  }
  return (
    <>
      <Button variant="quiet" busy={busy} busyLabel="Declining…" onClick={decline} className="w-full">
        Decline
      </Button>
      <FormFailure failure={failure} />
    </>
  )
}

'use client'

import { useState } from 'react'
import { FailureBanner } from '@/components/session/failure-banner'
import { useAct } from '@/components/tokens/dialogs/use-act'
import { useAnnounce } from '@/components/ui/announcer'
import { Badge } from '@/components/ui/badge'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import type { OwnProfile } from '@/lib/accounts/schema'
import type { ProfileActions } from './types'

interface EmailStateProps extends Pick<OwnProfile, 'email' | 'emailState'> {
  readonly request: ProfileActions['requestVerification']
}

/** Whether the email address is verified, and how to verify it. */
export function EmailState({ email, emailState, request }: EmailStateProps) {
  const { failure, busy, act } = useAct()
  const announce = useAnnounce()
  const [sent, setSent] = useState(false)
  const onSent = () => {
    setSent(true)
    announce(`We sent a link to ${email}.`)
  }
  if (emailState === 'verified') {
    return (
      <p className="-mt-3">
        <Badge tone="ok">Verified</Badge>
      </p>
    )
  }
  const send = (
    <Button busy={busy} busyLabel="Sending…" onClick={() => act(request, onSent)}>
      {sent ? 'Send the link again' : 'Verify your email address'}
    </Button>
  )
  return (
    <div className="flex flex-col gap-3">
      {failure && <FailureBanner subject="account" failure={failure} />}
      <Banner tone={sent ? 'info' : 'warn'} actions={emailState === 'unverified' && send}>
        {stateText(sent ? 'sent' : emailState)} <span className="font-semibold wrap-anywhere">{email}</span>
        {restText(sent ? 'sent' : emailState)}
      </Banner>
    </div>
  )
}

type Unverified = Exclude<OwnProfile['emailState'], 'verified'> | 'sent'

const stateText = (state: Unverified): string => (state === 'sent' ? 'We sent a link to' : 'Not verified:')

function restText(state: Unverified): string {
  if (state === 'sent') return '. Open it within 24 hours.'
  return state === 'unverified' ? '.' : '. No mail server is configured, so no link can be sent. The operator of Keyrail can set SMTP_URL.'
}

'use client'

import { type ReactNode, type RefObject, useState } from 'react'
import { FailureBanner } from '@/components/session/failure-banner'
import { SessionPromptSlot } from '@/components/session/session-prompt-slot'
import { useAct } from '@/components/tokens/dialogs/use-act'
import { useAnnounce } from '@/components/ui/announcer'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { CodeField } from '../code-field'
import { CodesDialog } from './codes-dialog'
import { QrImage } from './qr-image'
import type { SecurityActions, TwoFactorSetUp } from './types'

interface SetUpDialogProps {
  readonly setUp: TwoFactorSetUp
  readonly actions: Pick<SecurityActions, 'confirmTwoFactor'>
  readonly onDone: (text: string) => void
  readonly finalFocus: RefObject<HTMLElement | null>
  readonly onGone: () => void
}

/** Scan, enter a code, store the recovery codes. */
export function SetUpDialog({ setUp, actions, onDone, finalFocus, onGone }: SetUpDialogProps) {
  const [open, setOpen] = useState(true)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const { failure, busy, act } = useAct()
  const announce = useAnnounce()
  const close = () => setOpen(false)
  const confirm = async (typed: string) => {
    const outcome = await actions.confirmTwoFactor(typed)
    if (!outcome.ok && outcome.error.fields?.code?.[0]) announce(outcome.error.fields.code[0], 'assertive')
    return outcome
  }
  if (codes) {
    const finish = () => {
      close()
      onDone('Two-factor codes turned on.')
    }
    const description = 'Step 3 of 3. Two-factor codes are on. If you lose your phone, each of these codes signs you in once.'
    return <CodesDialog codes={codes} open={open} description={description} finalFocus={finalFocus} onClose={finish} onGone={onGone} />
  }
  return (
    <Dialog
      open={open}
      onClose={close}
      onGone={onGone}
      dismissable={false}
      initialFocus="heading"
      finalFocus={finalFocus}
      title="Set up two-factor codes"
      description="You need an authenticator app, such as the one of your password manager."
      form={{
        onSubmit: (event) => {
          event.preventDefault()
          const typed = String(new FormData(event.currentTarget).get('code'))
          act(() => confirm(typed), setCodes)
        },
      }}
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button type="submit" variant="primary" busy={busy} busyLabel="Checking…">
            Turn on
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        {failure && !failure.fields && <FailureBanner subject="account" failure={failure} />}
        <Step number={1} title="Scan this QR code with your app">
          <QrImage {...setUp} />
        </Step>
        <Step number={2} title="Enter the code that the app shows">
          <CodeField error={failure?.fields?.code?.[0]} />
        </Step>
      </div>
      <SessionPromptSlot />
    </Dialog>
  )
}

const Step = ({ number, title, children }: { readonly number: number; readonly title: string; readonly children: ReactNode }) => (
  <section className="flex flex-col gap-3">
    <h3 className="text-sm font-semibold">
      {number}. {title}
    </h3>
    {children}
  </section>
)

'use client'

import { type ReactNode, useActionState } from 'react'
import type { FailureCode, Outcome } from '@/lib/result'
import { FailureBanner } from '../session/failure-banner'
import { tryAction } from '../session/recover'
import { Button } from '../ui/button'
import { LinkButton } from '../ui/link-button'

type Confirmation = Outcome<{ readonly newEmail: string; readonly changed: boolean }, FailureCode>

interface ConfirmEmailProps {
  /** Null if the link does not work. */
  readonly change: { readonly newEmail: string; readonly side: 'old' | 'new' } | null
  readonly confirm: () => Promise<Confirmation>
}

export function ConfirmEmail({ change, confirm }: ConfirmEmailProps) {
  const [outcome, send, busy] = useActionState<Confirmation | null>(() => tryAction(confirm), null)
  if (outcome?.ok) return <Done {...outcome.value} />
  if (change === null) {
    return (
      <Page
        title="This link doesn't work"
        text="It has expired, was already used, or the change was canceled. You can start again from your profile."
      >
        <LinkButton href="/settings/profile">Open your profile</LinkButton>
      </Page>
    )
  }
  const text =
    change.side === 'old'
      ? `The email address of your Keyrail account will change to ${change.newEmail} once both addresses are confirmed.`
      : `${change.newEmail} will be the email address of a Keyrail account once both addresses are confirmed.`
  return (
    <Page title="Confirm your email address" text={text}>
      {outcome && !outcome.ok && <FailureBanner subject="account" failure={outcome.error} />}
      <form action={send}>
        <Button type="submit" variant="primary" busy={busy} busyLabel="Confirming…" className="max-sm:w-full">
          {change.side === 'old' ? 'Confirm the change' : 'Confirm this address'}
        </Button>
      </form>
    </Page>
  )
}

const Done = ({ newEmail, changed }: { readonly newEmail: string; readonly changed: boolean }) =>
  changed ? (
    <Page title="Your email address was changed" text={`Sign in with ${newEmail} from now on.`}>
      <LinkButton href="/settings/profile">Open your profile</LinkButton>
    </Page>
  ) : (
    <Page title="Confirmed" text="One address is left: open the link that we sent to the other one.">
      <LinkButton href="/settings/profile">Open your profile</LinkButton>
    </Page>
  )

const Page = ({ title, text, children }: { readonly title: string; readonly text: string; readonly children: ReactNode }) => (
  <div className="flex flex-col items-start gap-5">
    <header className="flex flex-col gap-1">
      <h1 className="text-2xl">{title}</h1>
      <p className="break-words text-ink-2">{text}</p>
    </header>
    {children}
  </div>
)

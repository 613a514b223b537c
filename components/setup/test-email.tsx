'use client'

import { type KeyboardEvent, useState } from 'react'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { TextInput } from '../ui/text-input'
import type { SetUpActions } from './actions'
import { messageOf } from './values'

interface TestEmailProps {
  readonly code: string
  readonly send: SetUpActions['sendTestEmail']
}

interface Result {
  readonly sentTo?: string
  readonly problem?: string
}

const unreachable = 'Keyrail could not be reached. Try again.'

/** Has its own email field: the setup form asks for the owner's email two steps later. */
export function TestEmail({ code, send }: TestEmailProps) {
  const [to, setTo] = useState('')
  const [busy, setBusy] = useState(false)
  const [{ sentTo, problem }, setResult] = useState<Result>({})

  async function test() {
    if (busy) return
    setBusy(true)
    const outcome = await send({ to, code }).catch(() => null)
    setBusy(false)
    if (outcome?.ok) return setResult({ sentTo: to })
    const fields = outcome?.error.fields ?? {}
    setResult({ problem: messageOf(fields, 'to') ?? messageOf(fields, 'code') ?? outcome?.error.detail ?? unreachable })
  }

  // Enter would submit the step
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter') return
    event.preventDefault()
    void test()
  }

  return (
    <div className="mt-3 flex flex-col gap-1.5">
      <Field label="Send a test email to" error={problem}>
        <div className="flex gap-2 max-sm:flex-col">
          <TextInput
            type="email"
            name="testTo"
            autoComplete="email"
            placeholder="ana@example.com"
            value={to}
            onChange={(event) => setTo(event.target.value)}
            onKeyDown={onKeyDown}
          />
          <Button busy={busy} busyLabel="Sending…" onClick={test} className="shrink-0">
            Send test email
          </Button>
        </div>
      </Field>
      <p role="status" className="text-sm font-medium text-ok empty:hidden">
        {sentTo !== undefined && `Sent. Check the inbox of ${sentTo}.`}
      </p>
    </div>
  )
}

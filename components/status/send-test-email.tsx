'use client'

import { useState } from 'react'
import type { Failure, Result } from '@/lib/result'
import { Button } from '../ui/button'

export type SendTestEmail = () => Promise<Result<{ readonly to: string }, Failure>>

const unreachable = 'Keyrail could not be reached. Try again.'

/** Sends an email to the viewer and says whether it worked. */
export function SendTestEmailButton({ send }: { readonly send: SendTestEmail }) {
  const [busy, setBusy] = useState(false)
  const [result, setResult] = useState<{ readonly sentTo?: string; readonly problem?: string }>({})

  async function test() {
    setBusy(true)
    const outcome = await send().catch(() => null)
    setBusy(false)
    setResult(outcome?.ok ? { sentTo: outcome.value.to } : { problem: outcome?.error.detail ?? unreachable })
  }

  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Button busy={busy} busyLabel="Sending…" onClick={test}>
        Send test email
      </Button>
      <p role="status" className="text-sm font-medium wrap-anywhere empty:hidden">
        {result.sentTo !== undefined && <span className="text-ok">Sent. Check the inbox of {result.sentTo}.</span>}
        {result.problem !== undefined && <span className="text-bad">{result.problem}</span>}
      </p>
    </div>
  )
}

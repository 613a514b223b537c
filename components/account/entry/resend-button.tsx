'use client'

import { useEffect, useState } from 'react'
import { useAnnounce } from '@/components/ui/announcer'
import { Button } from '@/components/ui/button'
import type { FailureCode, Outcome } from '@/lib/result'
import { attempt } from './use-entry-form'

const waitSeconds = 60

/** Sends an email again, once a minute. */
export function ResendButton({ resend }: { readonly resend: () => Promise<Outcome<unknown, FailureCode>> }) {
  const announce = useAnnounce()
  const [left, setLeft] = useState(waitSeconds)
  const waiting = left > 0
  useEffect(() => {
    if (!waiting) return undefined
    const timer = setInterval(() => setLeft((seconds) => seconds - 1), 1_000)
    return () => clearInterval(timer)
  }, [waiting])

  async function send() {
    setLeft(waitSeconds)
    const outcome = await attempt(resend)
    announce(outcome.ok ? 'Sent again.' : (outcome.error.detail ?? 'The email could not be sent.'), outcome.ok ? 'polite' : 'assertive')
    if (!outcome.ok) setLeft(0)
  }

  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <Button aria-disabled={waiting || undefined} onClick={send}>
        Send again
      </Button>
      {waiting && <span className="text-sm text-ink-3 tabular-nums">in {left} s</span>}
    </div>
  )
}

'use client'

import LogIn from 'lucide-react/icons/log-in'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import type { Failure, FailureCode, Outcome } from '@/lib/result'
import { FormFailure } from './form-failure'
import { attempt } from './use-entry-form'

interface ProviderButtonProps {
  /** Name of the provider. */
  readonly name: string
  readonly start: () => Promise<Outcome<{ url: string }, FailureCode>>
}

/** Leads to the OpenID Connect provider. */
export function ProviderButton({ name, start }: ProviderButtonProps) {
  const [failure, setFailure] = useState<Failure | null>(null)
  const [busy, setBusy] = useState(false)
  async function leave() {
    setBusy(true)
    const outcome = await attempt(start)
    if (outcome.ok) return window.location.assign(outcome.value.url)
    setFailure(outcome.error)
    setBusy(false)
  }
  return (
    <div className="flex flex-col gap-3">
      <FormFailure failure={failure} />
      <Button busy={busy} busyLabel={`Opening ${name}…`} onClick={leave} className="w-full">
        <LogIn aria-hidden size={16} strokeWidth={1.75} /> <span className="min-w-0 truncate">Sign in with {name}</span>
      </Button>
    </div>
  )
}

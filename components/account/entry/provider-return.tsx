'use client'

import { useEffect, useRef, useState } from 'react'
import { LinkButton } from '@/components/ui/link-button'
import type { Failure, FailureCode, Outcome } from '@/lib/result'
import { openNext } from '../open-next'
import { openProof, type Proof } from '../sign-in-request'
import { EntryCard } from './entry-card'
import { FormFailure } from './form-failure'
import { attempt } from './use-entry-form'

interface ProviderReturnProps {
  readonly finish: (query: string, timeZone: string) => Promise<Outcome<{ proof: Proof | null; next: string }, FailureCode>>
  /** The browser left to connect an account or to re-authenticate. */
  readonly signedIn: boolean
}

/** Completes what this browser began at the OpenID Connect provider. */
export function ProviderReturn({ finish, signedIn }: ProviderReturnProps) {
  const [failure, setFailure] = useState<Failure | null>(null)
  const started = useRef(false)
  useEffect(() => {
    if (started.current) return
    started.current = true
    void complete(finish).then(setFailure)
  }, [finish])
  const { waiting, failed, back } = texts[signedIn ? 'signedIn' : 'signedOut']
  if (failure === null) return <EntryCard title={waiting} text="This takes a moment." />
  return (
    <EntryCard title={failed}>
      <FormFailure failure={failure} />
      <LinkButton href={back.href}>{back.label}</LinkButton>
    </EntryCard>
  )
}

const texts = {
  signedIn: {
    waiting: 'Checking…',
    failed: 'Nothing was changed',
    back: { label: 'Back to security settings', href: '/settings/security' },
  },
  signedOut: { waiting: 'Signing in…', failed: "You're not signed in", back: { label: 'Back to sign-in', href: '/sign-in' } },
} as const

/** Opens the next page, or returns the failure. */
async function complete(finish: ProviderReturnProps['finish']): Promise<Failure | null> {
  const query = window.location.search.slice(1)
  // the response of the provider does not stay in the history
  window.history.replaceState(null, '', window.location.pathname)
  const finished = await attempt(() => finish(query, Intl.DateTimeFormat().resolvedOptions().timeZone))
  if (!finished.ok) return finished.error
  const { proof, next } = finished.value
  const opened = proof && (await attempt(() => openProof({ ok: true, value: proof })))
  if (opened && !opened.ok) return opened.error
  openNext(opened?.value ?? null, next)
  return null
}

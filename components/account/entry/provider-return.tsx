'use client'

import type { Route } from 'next'
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
  /** Where to try again. */
  readonly back: { readonly label: string; readonly href: string }
}

/** Completes what this browser began at the OpenID Connect provider. */
export function ProviderReturn({ finish, back }: ProviderReturnProps) {
  const [failure, setFailure] = useState<Failure | null>(null)
  const started = useRef(false)
  useEffect(() => {
    if (started.current) return
    started.current = true
    void complete(finish).then(setFailure)
  }, [finish])
  if (failure === null) return <EntryCard title="Signing in…" text="This takes a moment." />
  return (
    <EntryCard title="You're not signed in">
      <FormFailure failure={failure} />
      <LinkButton href={back.href as Route}>{back.label}</LinkButton>
    </EntryCard>
  )
}

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

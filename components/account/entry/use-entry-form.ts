import { type SubmitEvent, useState } from 'react'
import type { Failure, FailureCode, Outcome } from '@/lib/result'
import { unreachable } from '../sign-in-request'

/** Runs a server action outside the app; a lost connection becomes the failure `unavailable`. */
export async function attempt<T>(action: () => Promise<Outcome<T, FailureCode>>): Promise<Outcome<T, FailureCode>> {
  try {
    return await action()
  } catch {
    return unreachable()
  }
}

interface EntryForm<T> {
  readonly send: (form: FormData) => Promise<Outcome<T, FailureCode>>
  /** Return a promise to keep the form busy. */
  readonly onDone: (value: T) => void
}

/** Form of a page outside the app. Focuses the first rejected field. */
export function useEntryForm<T>({ send, onDone }: EntryForm<T>) {
  const [failure, setFailure] = useState<Failure | null>(null)
  const [busy, setBusy] = useState(false)

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    if (busy) return
    const form = event.currentTarget
    setBusy(true)
    const outcome = await attempt(() => send(new FormData(form)))
    setBusy(false)
    if (outcome.ok) return onDone(outcome.value)
    setFailure(outcome.error)
    const [first] = Object.keys(outcome.error.fields ?? {})
    if (first) form.querySelector<HTMLElement>(`[name="${first}"]`)?.focus()
  }

  return { failure, busy, submit, errorOf: (field: string) => failure?.fields?.[field]?.[0] }
}

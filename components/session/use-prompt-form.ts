import { type SubmitEvent, useState } from 'react'
import { useAnnounce } from '@/components/ui/announcer'
import type { Failure, FailureCode, Outcome } from '@/lib/result'
import { tryAction } from './recover'

type Step = () => Promise<Outcome<unknown, FailureCode>>

interface PromptForm {
  readonly submit: (form: FormData) => ReturnType<Step>
  readonly errorText: (failure: Failure) => string
  readonly onSuccess: (value: unknown) => void
}

/**
 * Form of a session prompt. Shows and announces the error if the submission fails. Uses plain state instead of a transition: the action
 * that waits for the prompt is a transition itself, and a second one would wait for it.
 */
export function usePromptForm({ submit, errorText, onSuccess }: PromptForm) {
  const announce = useAnnounce()
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  /** Runs a step that is not the submission, such as a passkey. */
  const run = async <T>(step: () => Promise<Outcome<T, FailureCode>>, onDone: (value: T) => void = onSuccess) => {
    if (busy) return
    setBusy(true)
    const outcome = await tryAction(step)
    setBusy(false)
    setError(null)
    if (outcome.ok) return onDone(outcome.value)
    const text = errorText(outcome.error)
    setError(text)
    announce(text, 'assertive')
  }
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    event.stopPropagation()
    const form = new FormData(event.currentTarget)
    void run(() => submit(form))
  }
  return { error, clearError: () => setError(null), busy, run, onSubmit }
}

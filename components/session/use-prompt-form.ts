import { type SubmitEvent, useState } from 'react'
import { useAnnounce } from '@/components/ui/announcer'
import type { Failure, FailureCode, Outcome } from '@/lib/result'
import { tryAction } from './recover'

interface PromptForm {
  readonly submit: (form: FormData) => Promise<Outcome<unknown, FailureCode>>
  readonly errorText: (failure: Failure) => string
  readonly onSuccess: () => void
}

/**
 * Form of a session prompt. Shows and announces the error if the submission fails. Uses plain state instead of a transition: the action
 * that waits for the prompt is a transition itself, and a second one would wait for it.
 */
export function usePromptForm({ submit, errorText, onSuccess }: PromptForm) {
  const announce = useAnnounce()
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const send = async (form: FormData) => {
    setBusy(true)
    const outcome = await tryAction(() => submit(form))
    setBusy(false)
    if (outcome.ok) return onSuccess()
    const text = errorText(outcome.error)
    setError(text)
    announce(text, 'assertive')
  }
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    event.stopPropagation()
    if (!busy) void send(new FormData(event.currentTarget))
  }
  return { error, busy, onSubmit }
}

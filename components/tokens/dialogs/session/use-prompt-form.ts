import { type SubmitEvent, startTransition, useActionState } from 'react'
import type { Failure } from '@/lib/result'
import type { ActionOutcome } from '../../contract'
import { attempt } from '../attempt'

/** A form of a session prompt: runs the action with what was typed; `onDone` once it worked, else what went wrong. */
export function usePromptForm(run: (typed: FormData) => Promise<ActionOutcome<unknown>>, onDone: () => void) {
  const [failure, submit, busy] = useActionState<Failure | null, FormData>(async (_last, typed) => {
    const outcome = await attempt(() => run(typed))
    if (outcome.ok) onDone()
    return outcome.ok ? null : outcome.error
  }, null)
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    event.stopPropagation()
    const typed = new FormData(event.currentTarget)
    if (!busy) startTransition(() => submit(typed))
  }
  return { failure, busy, onSubmit }
}

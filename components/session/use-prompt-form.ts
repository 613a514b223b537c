import { type SubmitEvent, useState } from 'react'
import { useAnnounce } from '@/components/ui/announcer'
import type { Failure } from '@/lib/result'
import type { ActionOutcome } from '../tokens/types'
import { tryAction } from './recover'

export interface PromptForm {
  readonly run: (typed: FormData) => Promise<ActionOutcome<unknown>>
  readonly explain: (failure: Failure) => string
  readonly onDone: () => void
}

/**
 * A form of a session prompt: runs the action with what was typed; `onDone` once it worked, else the problem is shown and said. It keeps
 * plain state: the action that waits for the prompt is a transition, and another transition would wait for that one.
 */
export function usePromptForm({ run, explain, onDone }: PromptForm) {
  const announce = useAnnounce()
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const submit = async (typed: FormData) => {
    setBusy(true)
    const outcome = await tryAction(() => run(typed))
    setBusy(false)
    if (outcome.ok) return onDone()
    const sentence = explain(outcome.error)
    setProblem(sentence)
    announce(sentence, 'assertive')
  }
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    event.stopPropagation()
    if (!busy) void submit(new FormData(event.currentTarget))
  }
  return { problem, busy, onSubmit }
}

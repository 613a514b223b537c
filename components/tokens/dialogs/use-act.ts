import { startTransition, useActionState } from 'react'
import type { Failure } from '@/lib/result'
import { useAction } from '../../session/use-action'
import type { ActionOutcome } from '../types'

type Act = () => Promise<Failure | null>

/** Runs one action at a time and keeps its failure. */
export function useAct() {
  const { run } = useAction()
  const [failure, dispatch, busy] = useActionState<Failure | null, Act>((_last, next) => next(), null)
  function act<T>(action: () => Promise<ActionOutcome<T>>, onSuccess: (value: T) => void) {
    if (busy) return
    startTransition(() =>
      dispatch(async () => {
        const outcome = await run(action)
        if (outcome.ok) onSuccess(outcome.value)
        return outcome.ok ? null : outcome.error
      }),
    )
  }
  return { failure, busy, act }
}

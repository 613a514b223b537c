import { startTransition, useActionState } from 'react'
import type { Failure } from '@/lib/result'
import { useAction } from '../../session/use-action'
import type { ActionOutcome } from '../types'

type Act = () => Promise<Failure | null>

/** Runs one change at a time and keeps what went wrong. */
export function useAct() {
  const action = useAction()
  const [failure, dispatch, busy] = useActionState<Failure | null, Act>((_last, act) => act(), null)
  function act<T>(run: () => Promise<ActionOutcome<T>>, done: (value: T) => void) {
    if (busy) return
    startTransition(() =>
      dispatch(async () => {
        const outcome = await action.run(run)
        if (outcome.ok) done(outcome.value)
        return outcome.ok ? null : outcome.error
      }),
    )
  }
  return { failure, busy, act }
}

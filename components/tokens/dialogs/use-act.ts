import { startTransition, useActionState } from 'react'
import type { Failure } from '@/lib/result'
import type { ActionOutcome } from '../types'
import { useCall } from './use-call'

type Act = () => Promise<Failure | null>

/** Runs one change at a time and keeps what went wrong. */
export function useAct() {
  const call = useCall()
  const [failure, dispatch, busy] = useActionState<Failure | null, Act>((_last, act) => act(), null)
  function act<T>(run: () => Promise<ActionOutcome<T>>, done: (value: T) => void) {
    if (busy) return
    startTransition(() =>
      dispatch(async () => {
        const outcome = await call(run)
        if (outcome.ok) done(outcome.value)
        return outcome.ok ? null : outcome.error
      }),
    )
  }
  return { failure, busy, act }
}

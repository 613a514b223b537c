import { startTransition, useActionState } from 'react'
import { useAction } from '../../session/use-action'
import type { ActionOutcome, Revealed } from '../types'

/**
 * Runs create or rotate. What it answers is the one place where the secret is kept, until the dialog is gone; a second
 * press while it runs, or after it has answered, makes no second token.
 */
export function useIssue<Input>(run: (input: Input) => Promise<ActionOutcome<Revealed>>) {
  const action = useAction()
  const [outcome, dispatch, busy] = useActionState<ActionOutcome<Revealed> | null, Input>(
    async (last, input) => (last?.ok ? last : action.run(() => run(input))),
    null,
  )
  const submit = (input: Input) => {
    if (!busy) startTransition(() => dispatch(input))
  }
  return { issued: outcome?.ok ? outcome.value : null, failure: outcome && !outcome.ok ? outcome.error : null, busy, submit }
}

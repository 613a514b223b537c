import { startTransition, useActionState } from 'react'
import { useAction } from '../../session/use-action'
import type { ActionOutcome, Revealed } from '../types'

/**
 * Creates or rotates a token. The secret is kept only in this state, until the dialog unmounts. A second submit while
 * the action runs, or after it succeeded, does not issue a second token.
 */
export function useIssue<Input>(issue: (input: Input) => Promise<ActionOutcome<Revealed>>) {
  const { run } = useAction()
  const [outcome, dispatch, busy] = useActionState<ActionOutcome<Revealed> | null, Input>(
    async (last, input) => (last?.ok ? last : run(() => issue(input))),
    null,
  )
  const submit = (input: Input) => {
    if (!busy) startTransition(() => dispatch(input))
  }
  return { issued: outcome?.ok ? outcome.value : null, failure: outcome && !outcome.ok ? outcome.error : null, busy, submit }
}

import type { Actor } from '../../actor'
import { parseInput, wrongField } from '../../parse-input'
import { type Outcome, ok } from '../../result'
import { changeAndView } from '../change'
import type { TokenDeps } from '../deps'
import { longerOverlap } from '../policy'
import { type OverlapInput, overlapInput, type TokenView } from '../schema'
import type { ChangeFailure } from '../types'

/** Stops the old secret of a rotating token now, or gives it 24 hours more within the longest overlap. */
export async function endOverlap(
  deps: TokenDeps,
  actor: Actor,
  tokenKey: string,
  input: OverlapInput,
): Promise<Outcome<TokenView, ChangeFailure | 'invalid_input'>> {
  const parsed = parseInput(overlapInput, input, 1)
  if (!parsed.ok) return parsed
  const { change } = parsed.value
  return changeAndView(deps, actor, tokenKey, 'endOverlap', (situation) => {
    const previousEndsAt = change === 'stop' ? situation.now : longerOverlap(situation.token, situation.policy)
    if (!previousEndsAt) return wrongField('change', 'The old token already has the longest overlap your organisation allows.')
    const action = change === 'stop' ? 'token.overlap_ended' : 'token.overlap_extended'
    return ok({ set: { previousEndsAt }, audit: { action, after: { oldEndsAt: previousEndsAt.toISOString() } } })
  })
}

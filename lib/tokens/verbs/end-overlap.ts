import type { Actor } from '../../actor'
import { addDuration } from '../../calendar'
import { parseInput, wrongField } from '../../parse-input'
import { type Outcome, ok } from '../../result'
import { changeAndView, type Situation } from '../change'
import type { TokenDeps } from '../deps'
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
    const previousEndsAt = change === 'stop' ? situation.now : extended(situation)
    if (!previousEndsAt) return wrongField('change', 'The old token already has the longest overlap your organisation allows.')
    const action = change === 'stop' ? 'token.overlap_ended' : 'token.overlap_extended'
    return ok({ set: { previousEndsAt }, audit: { action, after: { oldEndsAt: previousEndsAt.toISOString() } } })
  })
}

function extended({ token, policy }: Situation): Date | null {
  const { previousEndsAt, rotatedAt } = token
  if (!previousEndsAt || !rotatedAt) return null
  const longer = addDuration(previousEndsAt, 'PT24H')
  return longer > addDuration(rotatedAt, `PT${policy.longestOverlapHours}H`) ? null : longer
}

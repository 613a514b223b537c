import type { Actor } from '../../actor'
import { invalidField, parseInput } from '../../input/parse'
import { type Outcome, ok } from '../../result'
import { changeAndView } from '../change'
import type { TokenDeps } from '../deps'
import { type OverlapInput, overlapInput } from '../input-schema'
import { extendedOverlapEnd } from '../policy/policy'
import type { TokenRecord } from '../record'
import { overlapRevocation } from '../revocation'
import type { TokenView } from '../schema'
import type { ChangeFailure } from '../types'

/** Stops the old secret of a rotating token now, or gives it 24 hours more within the longest overlap. */
export async function changeOverlap(
  deps: TokenDeps,
  actor: Actor,
  tokenKey: string,
  input: OverlapInput,
): Promise<Outcome<TokenView, ChangeFailure | 'invalid_input'>> {
  const parsed = parseInput(overlapInput, input, 1)
  if (!parsed.ok) return parsed
  const { change } = parsed.value
  return changeAndView(deps, actor, tokenKey, 'changeOverlap', (situation) => {
    if (change === 'stop') return ok(overlapRevocation(situation.now))
    const previousEndsAt = extendedOverlapEnd(situation.token, situation.policy)
    if (!previousEndsAt) return invalidField('change', noRoom(situation.token))
    return ok({ set: { previousEndsAt }, audit: { action: 'token.overlap_extended', after: { oldEndsAt: previousEndsAt.toISOString() } } })
  })
}

const noRoom = ({ previousEndsAt, previousExpiresAt }: TokenRecord): string =>
  previousExpiresAt && previousExpiresAt.getTime() === previousEndsAt?.getTime()
    ? 'The old token works until its own end already.'
    : 'The old token already has the longest overlap your organization allows.'

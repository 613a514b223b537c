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

/** Ends the old secret of a rotating token now, or extends it by 24 hours within the longest allowed overlap. */
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
    if (!previousEndsAt) return invalidField('change', cannotExtend(situation.token))
    return ok({ set: { previousEndsAt }, audit: { action: 'token.overlap_extended', after: { oldEndsAt: previousEndsAt.toISOString() } } })
  })
}

const cannotExtend = ({ previousEndsAt, previousExpiresAt }: TokenRecord): string =>
  previousExpiresAt && previousExpiresAt.getTime() === previousEndsAt?.getTime()
    ? 'The old token already works until it expires.'
    : 'The old token already has the longest overlap your organization allows.'

import type { Actor } from '../../actor'
import type { Tx } from '../../db/client'
import { invalidField, parseInput } from '../../input/parse'
import { fail, type Outcome, ok } from '../../result'
import { addDuration } from '../../time/calendar'
import { type Change, changeToken, issuedToken, type Situation } from '../change'
import type { TokenDeps } from '../deps'
import { digestToken } from '../digest'
import { type RotateInput, rotateInput } from '../input-schema'
import { expirationAfterRotation, overlapEnd } from '../policy/policy'
import { secretDenial } from '../secret-access'
import { storeSecret } from '../stored-secret/stored-secret'
import { mintToken } from '../string'
import type { ChangeFailure, IssuedToken } from '../types'

/** Gives a token a new secret under the same token key. The old one works for the chosen overlap, never past its own expiration. */
export async function rotateToken(
  deps: TokenDeps,
  actor: Actor,
  tokenKey: string,
  input: RotateInput,
): Promise<Outcome<IssuedToken, ChangeFailure | 'invalid_input'>> {
  if (actor.kind !== 'person') return fail('forbidden')
  const parsed = parseInput(rotateInput, input, 1)
  if (!parsed.ok) return parsed
  const { overlap } = parsed.value
  let secret = ''
  const rotated = await changeToken(deps, actor, tokenKey, 'rotate', (situation) => {
    const denial = secretDenial(deps, actor, situation.token, situation.policy)
    if (denial) return fail('forbidden', { detail: denial })
    if (addDuration(situation.now, overlap) > maxOverlap(situation)) {
      return invalidField('overlap', 'Choose a shorter overlap. Your organization limits how long it can be.')
    }
    secret = mintToken(situation.token.tokenKey, deps.random)
    return ok(toChange(deps, situation, secret, overlap))
  })
  return rotated.ok ? ok(await issuedToken(deps, actor, rotated.value, secret)) : rotated
}

const maxOverlap = ({ policy, now }: Pick<Situation, 'policy' | 'now'>): Date => addDuration(now, `PT${policy.maxOverlapHours}H`)

function toChange(deps: TokenDeps, { token, policy, now }: Situation, secret: string, overlap: string): Change {
  const previousEndsAt = overlapEnd(token.expiresAt, overlap, now)
  const expiresAt = expirationAfterRotation(token, policy, now)
  const generation = token.generation + 1
  return {
    set: {
      ...digestToken(secret, deps.keys.pepper),
      previousDigest: token.digest,
      previousPepperId: token.pepperId,
      previousEndsAt,
      previousExpiresAt: token.expiresAt,
      expiresAt,
      rotatedAt: now,
      generation,
    },
    audit: {
      action: 'token.rotated',
      before: { generation: token.generation, expiresAt: token.expiresAt?.toISOString() ?? null },
      after: {
        generation,
        expiresAt: expiresAt?.toISOString() ?? null,
        oldEndsAt: (previousEndsAt > now ? previousEndsAt : now).toISOString(),
      },
    },
    ...(policy.viewAllowed && token.type !== 'managed'
      ? { afterWrite: (tx: Tx) => storeSecret(deps, tx, { ...token, generation }, secret, now) }
      : {}),
  }
}

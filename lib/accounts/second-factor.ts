import type { Reader } from '../db/client'
import type { UserId } from '../ids'
import { findConfirmed } from './two-factor/store'
import { findWays, type WaysToSignIn } from './ways-store'

/** A second factor protects every sign-in: two-factor codes, or passkeys without a password or provider that work without them. */
export const protectsSignIn = ({ password, passkeys, identities }: WaysToSignIn, codes: boolean): boolean =>
  codes || (passkeys > 0 && !password && identities === 0)

export async function hasSecondFactor(db: Reader, userId: UserId): Promise<boolean> {
  const [ways, codes] = await Promise.all([findWays(db, userId), findConfirmed(db, userId)])
  return protectsSignIn(ways, codes !== null)
}

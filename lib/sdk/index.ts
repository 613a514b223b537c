import { systemClock } from './clock'
import { type Verifier, verifierWith } from './create-verifier'
import type { VerifierOptions } from './options'

export type { Verifier, VerifyNeeds } from './create-verifier'
export type { VerifierOptions } from './options'
export { VerifierUnavailable } from './unavailable'
export type { Accepted, Reference, Rejected, Verdict } from './verdict'

/** Asks a Keyrail verifier about the tokens that an API receives. Throws a TypeError if an option is not valid. */
export const createVerifier = (options: VerifierOptions): Verifier =>
  verifierWith(options, { fetch: (...given) => globalThis.fetch(...given), clock: systemClock })

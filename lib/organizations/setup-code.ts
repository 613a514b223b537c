import { createHash, timingSafeEqual } from 'node:crypto'
import { isPrivate } from '../boot/loopback.mjs'

/** Where setup is reached, and the code it was started with. */
interface SetupAddress {
  readonly origin: string
  readonly host: string
  readonly setupCode: string | null
}

/** A sentence on why setup is rejected, or null. Whoever sits at a machine that nobody else reaches needs no code. */
export function setupCodeProblem({ origin, host, setupCode }: SetupAddress, given: string): string | null {
  if (isPrivate({ origin, host })) return null
  if (setupCode === null) return 'Start Keyrail with npm start: it prints the setup code.'
  return timingSafeEqual(digest(setupCode), digest(given.trim())) ? null : 'This is not the code that npm start printed.'
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

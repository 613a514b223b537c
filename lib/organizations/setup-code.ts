import { createHash, timingSafeEqual } from 'node:crypto'
import { isPrivate } from '../boot/loopback.mjs'

interface SetupServer {
  readonly origin: string
  readonly host: string
  readonly setupCode: string | null
}

/** Returns why setup is rejected, or null. A server that only its own machine can reach needs no code. */
export function setupCodeProblem({ origin, host, setupCode }: SetupServer, given: string): string | null {
  if (isPrivate({ origin, host })) return null
  if (setupCode === null) return 'Start Keyrail with npm start to get a setup code.'
  return timingSafeEqual(digest(setupCode), digest(given.trim())) ? null : 'Incorrect setup code. Copy the one that npm start printed.'
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

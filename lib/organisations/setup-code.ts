import { createHash, timingSafeEqual } from 'node:crypto'
import { isLocal } from '../local-address'

/** A sentence on why setup is refused, or null. Only whoever sits at the machine can open localhost, so it needs no code. */
export function setupCodeProblem(origin: string, expected: string | null, given: string): string | null {
  if (isLocal(origin)) return null
  if (expected === null) return 'Start Keyrail with npm start: it prints the setup code.'
  return timingSafeEqual(digest(expected), digest(given.trim())) ? null : 'This is not the code that npm start printed.'
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

import { createHash, timingSafeEqual } from 'node:crypto'

/** Only whoever sits at the machine can open localhost. */
export function isLocal(origin: string): boolean {
  const { hostname } = new URL(origin)
  return hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname)
}

/** A sentence on why setup is refused, or null. */
export function setupCodeProblem(origin: string, expected: string | null, given: string): string | null {
  if (isLocal(origin)) return null
  if (expected === null) return 'Start Keyrail with npm start: it prints the setup code.'
  return timingSafeEqual(digest(expected), digest(given.trim())) ? null : 'This is not the code that npm start printed.'
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

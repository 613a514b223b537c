import { createHash, timingSafeEqual } from 'node:crypto'
import { isPrivate } from '../boot/loopback.mjs'
import { networkOf } from '../ip'
import type { Origin } from '../ports'
import { takeFromWindow } from '../rate-limit/store'
import { type Failure, fail } from '../result'
import { minuteMs } from '../time/units'
import type { OrganizationsDeps } from './deps'

interface SetupServer {
  readonly origin: string
  readonly host: string
  readonly setupCode: string | null
}

/** Ten codes a minute from one network: enough for every step of the setup. */
const perNetwork = { limit: 10, windowMs: minuteMs }
const tooMany = fail('rate_limited', { detail: 'Too many attempts. Try again in a minute.', retryAfter: 60 })

/** Returns why setup is rejected, or null. Counts attempts, so that a short code cannot be guessed. */
export async function rejectSetupCode(
  deps: OrganizationsDeps,
  given: string,
  { ip }: Origin,
): Promise<{ readonly ok: false; readonly error: Failure<'forbidden' | 'rate_limited'> } | null> {
  if (isPrivate(deps)) return null
  const now = await deps.clock.now()
  const key = `setup code:${networkOf(ip ?? '', { ipv4: 32, ipv6: 64 }) ?? 'unknown'}`
  if (!(await deps.db.write((tx) => takeFromWindow(tx, key, now, perNetwork)))) return tooMany
  const problem = setupCodeProblem(deps, given)
  return problem === null ? null : fail('forbidden', { detail: problem, fields: { code: [problem] } })
}

/** Returns why a code is wrong, or null. A server that only its own machine can reach needs no code. */
export function setupCodeProblem({ origin, host, setupCode }: SetupServer, given: string): string | null {
  if (isPrivate({ origin, host })) return null
  if (setupCode === null) return 'Start Keyrail with npm start to get a setup code.'
  return timingSafeEqual(digest(setupCode), digest(given.trim())) ? null : 'Incorrect setup code. Copy the one that npm start printed.'
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

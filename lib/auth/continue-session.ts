import 'server-only'
import type { Confirmed } from '../accounts/index'
import { type FailureCode, type Outcome, ok } from '../result'
import type { Server } from '../server'
import { reissueCookie } from './session-cookie'

/** After a re-authentication: the browser continues with the new session id. */
export async function continueSession<C extends FailureCode>(
  server: Server,
  confirmed: Outcome<Confirmed, C>,
): Promise<Outcome<{ until: string }, C>> {
  if (!confirmed.ok) return confirmed
  await reissueCookie(server, confirmed.value)
  return ok({ until: confirmed.value.reauthUntil.toISOString() })
}

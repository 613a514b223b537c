import { parseInput } from '../../input/parse'
import type { Origin } from '../../ports'
import { fail, type Outcome, ok } from '../../result'
import type { AccountsDeps } from '../deps'
import { requestEmail } from '../email-requests/request-email'
import { resetRequest } from '../schema'

/** The result is the same for every address. */
export async function requestReset(
  deps: AccountsDeps,
  email: string,
  origin: Origin,
): Promise<Outcome<{ email: string }, 'invalid_input' | 'wrong_status'>> {
  if (!deps.mail.enabled) return fail('wrong_status', { detail: "Keyrail can't send email. Ask your administrator for a link." })
  const parsed = parseInput(resetRequest, { email })
  if (!parsed.ok) return parsed
  await requestEmail(deps, { kind: 'reset_password', email: parsed.value.email, payload: '{}' }, origin)
  return ok({ email: parsed.value.email })
}

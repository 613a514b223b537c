import { parseInput } from '../../input/parse'
import { fail, type Outcome } from '../../result'
import type { OrganizationsDeps } from '../deps'
import { type TestEmailInput, testEmailInput } from '../schema'
import { setupCodeProblem } from '../setup-code'
import { hasPeople } from '../store'
import { alreadySetUp, type SetUpFailure } from './set-up'

export type TestEmailFailure = SetUpFailure | 'rate_limited' | 'wrong_status' | 'unavailable'

const tooMany = 'You have sent too many test emails. Try again in an hour.'

/** Sends one email during setup, to a caller who knows the setup code, a few times an hour. */
export async function sendSetupTestEmail(deps: OrganizationsDeps, input: TestEmailInput): Promise<Outcome<null, TestEmailFailure>> {
  if (await hasPeople(deps.db.read)) return alreadySetUp
  const parsed = parseInput(testEmailInput, input)
  if (!parsed.ok) return parsed
  const problem = setupCodeProblem(deps, parsed.value.code)
  if (problem !== null) return fail('forbidden', { fields: { code: [problem] } })
  const now = await deps.clock.now()
  const allowed = await deps.db.write((tx) => deps.mail.takeTestTurn(tx, 'setup', now))
  return allowed ? deps.mail.sendTest(testEmail(parsed.value.to, deps.origin)) : fail('rate_limited', { detail: tooMany })
}

/** The unauthenticated caller controls nothing but the recipient. */
function testEmail(to: string, origin: string) {
  const message = `Keyrail at ${origin} can send email.`
  const reason = 'You received this because someone entered your email address while setting up Keyrail.'
  return {
    to,
    subject: 'Test email from Keyrail',
    text: `${message}\n\n${reason}`,
    html: `<p>${message}</p>\n<p>${reason}</p>`,
  }
}

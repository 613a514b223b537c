import { parseInput } from '../../input/parse'
import { escapeHtml, layoutEmail, type TestEmail } from '../../mail/index'
import { fail, type Outcome } from '../../result'
import type { OrganizationsDeps } from '../deps'
import { type TestEmailInput, testEmailInput } from '../schema'
import { setupCodeProblem } from '../setup-code'
import { hasPeople } from '../store'
import { alreadySetUp, type SetUpFailure } from './set-up'

export type TestEmailFailure = SetUpFailure | 'rate_limited' | 'wrong_status' | 'unavailable'

const tooMany = 'You can send five test emails an hour. Try again later.'

/** Sends one email during setup, to a caller who knows the setup code, a few times an hour. */
export async function sendSetupTestEmail(deps: OrganizationsDeps, input: TestEmailInput): Promise<Outcome<null, TestEmailFailure>> {
  if (await hasPeople(deps.db.read)) return alreadySetUp
  const parsed = parseInput(testEmailInput, input)
  if (!parsed.ok) return parsed
  const problem = setupCodeProblem(deps, parsed.value.code)
  if (problem !== null) return fail('forbidden', { fields: { code: [problem] } })
  const now = await deps.clock.now()
  const free = await deps.db.write((tx) => deps.mail.takeTestSlot(tx, 'setup', now))
  return free ? deps.mail.sendTest(testEmail(parsed.value.to, deps.origin)) : fail('rate_limited', { detail: tooMany })
}

/** The unauthenticated caller controls nothing but the recipient. */
function testEmail(to: string, origin: string): TestEmail {
  const text = `Email delivery works. Keyrail at ${origin} sent this message during setup.`
  const reason = 'You received this because someone entered your email address while setting up Keyrail.'
  return { to, subject: 'Test email from Keyrail', ...layoutEmail({ paragraphs: [{ text, html: escapeHtml(text) }], reason }) }
}

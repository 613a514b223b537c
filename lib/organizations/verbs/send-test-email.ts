import { parseInput } from '../../input/parse'
import { escapeHtml, layoutEmail, type TestEmail } from '../../mail/index'
import type { Origin } from '../../ports'
import { fail, type Outcome } from '../../result'
import type { OrganizationsDeps } from '../deps'
import { type TestEmailInput, testEmailInput } from '../schema'
import { rejectSetupCode } from '../setup-code'
import { hasPeople } from '../store'
import { alreadySetUp, type SetUpFailure } from './set-up'

export type TestEmailFailure = SetUpFailure | 'wrong_status' | 'unavailable'

const tooMany = 'You can send five test emails an hour. Try again later.'

/** Sends one email during setup, to a caller who knows the setup code, a few times an hour. */
export async function sendSetupTestEmail(
  deps: OrganizationsDeps,
  input: TestEmailInput,
  origin: Origin,
): Promise<Outcome<null, TestEmailFailure>> {
  if (await hasPeople(deps.db.read)) return alreadySetUp
  const parsed = parseInput(testEmailInput, input)
  if (!parsed.ok) return parsed
  const rejected = await rejectSetupCode(deps, parsed.value.code, origin)
  if (rejected) return rejected
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

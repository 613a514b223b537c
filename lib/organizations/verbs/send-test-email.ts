import { parseInput } from '../../input/parse'
import { fail, type Outcome } from '../../result'
import type { OrganizationsDeps } from '../deps'
import { type TestEmailInput, testEmailInput } from '../schema'
import { setupCodeProblem } from '../setup-code'
import { hasPeople } from '../store'
import { alreadySetUp, type SetUpFailure } from './set-up'

export type TestEmailFailure = SetUpFailure | 'rate_limited' | 'wrong_status' | 'unavailable'

const enough = 'That was enough test messages for an hour. Try again later.'

/** Sends one message where mail is set up: only before anyone exists, to whoever knows the code, a few an hour. */
export async function sendSetupTestEmail(deps: OrganizationsDeps, input: TestEmailInput): Promise<Outcome<null, TestEmailFailure>> {
  if (await hasPeople(deps.db.read)) return alreadySetUp
  const parsed = parseInput(testEmailInput, input)
  if (!parsed.ok) return parsed
  const problem = setupCodeProblem(deps, parsed.value.code)
  if (problem !== null) return fail('forbidden', { fields: { code: [problem] } })
  const now = await deps.clock.now()
  const free = await deps.db.write((tx) => deps.mail.takeTestTurn(tx, 'setup', now))
  return free ? deps.mail.sendTest(letterTo(parsed.value.to, deps.origin)) : fail('rate_limited', { detail: enough })
}

/** Nothing in it comes from whoever asked but where it goes. */
function letterTo(to: string, origin: string) {
  const said = `Mail works: Keyrail at ${origin} sent this while it was set up.`
  const why = 'You get this because someone who sets Keyrail up typed your address.'
  return { to, subject: 'A test message from Keyrail', text: `${said}\n\n${why}`, html: `<p>${said}</p>\n<p>${why}</p>` }
}

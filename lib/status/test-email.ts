import type { AccountActor } from '../actor'
import { escapeHtml, layoutEmail, type TestEmail } from '../mail/index'
import { fail, type Outcome, ok } from '../result'
import { findAdministered } from './administered'
import type { StatusDeps } from './deps'
import { findEmail } from './store'

export type TestEmailFailure = 'forbidden' | 'rate_limited' | 'wrong_status' | 'unavailable'

const tooMany = fail('rate_limited', { detail: 'You can send five test emails an hour. Try again later.' })

export async function sendStatusTestEmail(
  deps: StatusDeps,
  actor: AccountActor,
): Promise<Outcome<{ readonly to: string }, TestEmailFailure>> {
  const { db, clock, mail, origin } = deps
  if ((await findAdministered(deps, actor)).length === 0) return fail('forbidden')
  const now = await clock.now()
  if (!(await db.write((tx) => mail.takeTestSlot(tx, `status:${actor.userId}`, now)))) return tooMany
  const to = await findEmail(db.read, actor.userId)
  const sent = await mail.sendTest(testEmail(to, origin))
  return sent.ok ? ok({ to }) : sent
}

function testEmail(to: string, origin: string): TestEmail {
  const text = `Email delivery works. Keyrail at ${origin} sent this message from its status page.`
  const reason = 'You received this because you sent a test email.'
  return { to, subject: 'Test email from Keyrail', ...layoutEmail({ paragraphs: [{ text, html: escapeHtml(text) }], reason }) }
}

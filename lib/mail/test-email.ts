import { errorCode } from '../errors'
import { newId } from '../ids'
import { fail, type Outcome, ok } from '../result'
import type { MailDeps, TestEmail } from './index'
import { connect } from './smtp'
import { smtpErrorMessage } from './smtp-errors'
import { insertEmails } from './store'
import { withTimeout } from './with-timeout'

export type TestFailure = 'wrong_status' | 'unavailable'

const patienceMs = 10_000

/** One mail, now; in QA mode it is kept with the others. */
export async function sendTestEmail(deps: MailDeps, letter: TestEmail): Promise<Outcome<null, TestFailure>> {
  const id = newId(deps.random)
  if (deps.qa) return keep(deps, id, letter)
  if (!deps.smtp) return fail('wrong_status', { detail: 'No mail server is set. Set SMTP_URL and start Keyrail again.' })
  const post = await connect(deps.smtp)
  try {
    await withTimeout(patienceMs, post.send({ id, recipient: letter.to, ...letter }))
    return ok(null)
  } catch (error) {
    // the server's own words may hold the address it went to
    deps.log.warn('A test mail was not handed over.', { code: errorCode(error) ?? null })
    return fail('unavailable', { detail: smtpErrorMessage(error) })
  } finally {
    post.close()
  }
}

async function keep({ db, clock }: MailDeps, id: string, letter: TestEmail): Promise<Outcome<null, never>> {
  const now = await clock.now()
  await db.write((tx) => insertEmails(tx, now, [{ id, ...letter, dedupe: `test:${id}` }]))
  return ok(null)
}

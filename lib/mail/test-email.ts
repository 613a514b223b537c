import { errorCode } from '../errors'
import { newId } from '../ids'
import { fail, type Outcome, ok } from '../result'
import type { MailDeps } from './deps'
import { connect } from './smtp'
import { smtpErrorMessage } from './smtp-errors'
import { insertEmails } from './store'
import type { TestEmail, TestFailure } from './types'
import { withTimeout } from './with-timeout'

const timeoutMs = 10_000

export async function sendTestEmail(deps: MailDeps, email: TestEmail): Promise<Outcome<null, TestFailure>> {
  const id = newId(deps.random)
  if (deps.qa) return keep(deps, id, email)
  if (!deps.smtp) return fail('wrong_status', { detail: 'No mail server is configured. Set SMTP_URL and restart Keyrail.' })
  const connection = await connect(deps.smtp)
  try {
    await withTimeout(timeoutMs, connection.send({ id, recipient: email.to, ...email }))
    return ok(null)
  } catch (error) {
    // only the code is logged: the server's message may contain the recipient's address
    deps.log.warn('Failed to send a test email.', { code: errorCode(error) ?? null })
    return fail('unavailable', { detail: smtpErrorMessage(error) })
  } finally {
    connection.close()
  }
}

async function keep({ db, clock }: MailDeps, id: string, email: TestEmail): Promise<Outcome<null, never>> {
  const now = await clock.now()
  await db.write((tx) => insertEmails(tx, now, [{ id, ...email, dedupe: `test:${id}` }]))
  return ok(null)
}

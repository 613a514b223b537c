import type { MailDeps } from './index'
import { connect } from './smtp'
import { smtpErrorKind } from './smtp-errors'
import { withTimeout } from './with-timeout'

/**
 * `unset`: nobody was named to hand it to. `kept`: QA reads it here. `away`: nobody answers. `rejected`: not with that password.
 * `unsafe`: it takes the password without TLS only.
 */
export type SmtpStatus = 'unset' | 'kept' | 'answers' | 'away' | 'rejected' | 'unsafe'

const patienceMs = 3_000

export async function readSmtpStatus({ smtp, qa }: MailDeps): Promise<SmtpStatus> {
  if (qa) return 'kept'
  if (!smtp) return 'unset'
  const post = await connect(smtp)
  try {
    await withTimeout(patienceMs, post.check())
    return 'answers'
  } catch (error) {
    return smtpErrorKind(error)
  } finally {
    post.close()
  }
}

import type { MailDeps } from './deps'
import { connect } from './smtp'
import { smtpErrorKind } from './smtp-errors'
import type { SmtpStatus } from './types'
import { withTimeout } from './with-timeout'

const timeoutMs = 3_000

export async function readSmtpStatus({ smtp, qa }: MailDeps): Promise<SmtpStatus> {
  if (qa) return 'kept_for_tests'
  if (!smtp) return 'not_configured'
  const connection = await connect(smtp)
  try {
    await withTimeout(timeoutMs, connection.check())
    return 'ok'
  } catch (error) {
    return smtpErrorKind(error)
  } finally {
    connection.close()
  }
}

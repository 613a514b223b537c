import { deleteExpired } from '../db/retention'
import { newId } from '../ids'
import { takeFromWindow } from '../rate-limit/store'
import type { MailDeps } from './deps'
import { send } from './send'
import { readSmtpStatus } from './smtp-status'
import { findOutbox, findQueued, insertEmails, retention } from './store'
import { sendTestEmail } from './test-email'
import type { Mail, SmtpStatus } from './types'

export { type EmailContent, escapeHtml, layoutEmail, oneLine, type TextPart, toHtml } from './layout'

const statusKeptMs = 5_000
const testLimit = { limit: 5, windowMs: 3_600_000 }

export function createMail(deps: MailDeps): Mail {
  let latest: { readonly at: number; readonly status: Promise<SmtpStatus> } | null = null
  return {
    enqueue: (tx, at, emails) =>
      insertEmails(
        tx,
        at,
        emails.map((email) => ({ id: newId(deps.random), ...email })),
      ),
    findQueued,
    send: () => send(deps),
    clean: async (now) => (deps.qa ? {} : deleteExpired(deps.db, now, retention)),
    outbox: () => findOutbox(deps.db.read),
    enabled: deps.smtp !== null || deps.qa,
    async status() {
      const at = (await deps.clock.now()).getTime()
      if (!latest || at - latest.at >= statusKeptMs) latest = { at, status: readSmtpStatus(deps) }
      return latest.status
    },
    sendTest: (email) => sendTestEmail(deps, email),
    takeTestSlot: (tx, key, at) => takeFromWindow(tx, `test:${key}`, at, testLimit),
  }
}

export type { MailDeps, Smtp } from './deps'
export type { OutboxEmail } from './schema'
export { smtpErrorMessages } from './smtp-errors'
export type { Email, Mail, SendReport, SmtpStatus, TestEmail, TestFailure } from './types'

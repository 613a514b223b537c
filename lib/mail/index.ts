import { deleteExpired } from '../db/retention'
import { newId } from '../ids'
import { takeFromWindow } from '../rate-limit/store'
import { hourMs } from '../time/units'
import type { MailDeps } from './deps'
import { send } from './send'
import { readSmtpStatus } from './smtp-status'
import { countEmails, findOutbox, findQueued, insertEmails, retention } from './store'
import { sendTestEmail } from './test-email'
import type { Mail, SmtpStatus } from './types'

export { escapeHtml, layoutEmail, oneLine, type TextPart, toHtml } from './layout'

const statusKeptMs = 5_000
const testLimit = { limit: 5, windowMs: hourMs }

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
    countEmails: (since) => countEmails(deps.db.read, since),
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

export type { MailDeps } from './deps'
export { smtpErrorMessages } from './smtp-errors'
export type { Email, Mail, SmtpStatus, TestEmail } from './types'

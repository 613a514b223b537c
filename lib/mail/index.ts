import type { Db, Tx } from '../db/client'
import { newId } from '../ids'
import type { Clock, Log, Random } from '../ports'
import type { Outcome } from '../result'
import { clean } from './clean'
import type { OutboxMail } from './schema'
import { type SendReport, send } from './send'
import { readSmtpStatus, type SmtpStatus } from './smtp-status'
import { findOutbox, findWritten, insertEmails, takeTestSlot } from './store'
import { sendTestEmail, type TestFailure } from './test-email'

export { emailLayout, escapeHtml, oneLine, type TextPart, toHtml } from './layout'

/** One mail to one person, ready to be sent; the same `dedupe` is written once in the life of the installation. */
export interface Email {
  readonly to: string
  /** One line. */
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly dedupe: string
}

export interface Smtp {
  /** `smtp://user:password@mail.example.com:587`; with `smtps:` the connection is encrypted from its start. */
  readonly url: string
  /** `Keyrail <keyrail@example.com>` */
  readonly from: string
}

export interface MailDeps {
  readonly db: Db
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  /** Where mail is handed over; null = it is kept, and nobody waits for it. */
  readonly smtp: Smtp | null
  /** Nothing is sent and nothing cleaned away: QA reads it here. */
  readonly qa: boolean
}

export interface Mail {
  /** Puts mails into the outbox, inside the transaction of what they tell of. */
  enqueue(tx: Tx, at: Date, letters: readonly Email[]): Promise<void>
  /** Which of these, by their `dedupe`, are written. */
  written(tx: Tx, dedupes: readonly string[]): Promise<ReadonlySet<string>>
  /** Hands over what is due; each mail is claimed by one process, tried with growing delays and given up after three days. */
  send(): Promise<SendReport>
  /** Forgets mails older than a month; answers how many. */
  clean(): Promise<number>
  /** Every mail that is kept, oldest first. */
  outbox(): Promise<readonly OutboxMail[]>
  /** Whether anything is done with mails but keep them. */
  readonly leaves: boolean
  /** Whether mail leaves, found out within seconds. */
  state(): Promise<SmtpStatus>
  /** Hands one mail over at once, past the outbox, or says what to correct; answers within seconds. */
  sendTest(letter: TestEmail): Promise<Outcome<null, TestFailure>>
  /** Takes one of the few tests that are sent in an hour under `key`; false when none is left. */
  takeTestTurn(tx: Tx, key: string, at: Date): Promise<boolean>
}

export type TestEmail = Omit<Email, 'dedupe'>

/** Whoever asks within these seconds gets the same answer: nobody makes Keyrail knock in a loop. */
const stateKeptMs = 5_000

export function createMail(deps: MailDeps): Mail {
  let found: { readonly at: number; readonly state: Promise<SmtpStatus> } | null = null
  return {
    enqueue: (tx, at, letters) =>
      insertEmails(
        tx,
        at,
        letters.map((letter) => ({ id: newId(deps.random), ...letter })),
      ),
    written: findWritten,
    send: () => send(deps),
    clean: () => clean(deps),
    outbox: () => findOutbox(deps.db.read),
    leaves: deps.smtp !== null || deps.qa,
    async state() {
      const at = (await deps.clock.now()).getTime()
      if (!found || at - found.at >= stateKeptMs) found = { at, state: readSmtpStatus(deps) }
      return found.state
    },
    sendTest: (letter) => sendTestEmail(deps, letter),
    takeTestTurn: takeTestSlot,
  }
}

export type { OutboxMail, SendReport, SmtpStatus, TestFailure }

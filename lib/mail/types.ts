import type { Tx } from '../db/client'
import type { DeletedRows } from '../db/retention'
import type { Outcome } from '../result'
import type { DeletionTime } from '../time/deletion'
import type { OutboxEmail } from './schema'

/** One email to one person. Emails with the same `dedupe` are queued once in the lifetime of the installation. */
export interface Email {
  readonly to: string
  /** One line. */
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly dedupe: string
}

export type TestEmail = Omit<Email, 'dedupe'>

export interface SendReport {
  readonly sent: number
  /** Failed and will be retried. */
  readonly failed: number
  readonly givenUp: number
}

/** `kept_for_tests`: QA mode, emails stay in the outbox. `no_tls`: the server offers no TLS, and a password is sent over TLS only. */
export type SmtpStatus = 'not_configured' | 'kept_for_tests' | 'ok' | 'unreachable' | 'rejected' | 'no_tls'

export interface EmailCounts {
  readonly sent: number
  readonly waiting: number
  readonly failed: number
}

export type TestFailure = 'wrong_status' | 'unavailable'

export interface Mail {
  /** Queues emails in the outbox, in the transaction of the change they report. */
  enqueue(tx: Tx, at: Date, emails: readonly Email[]): Promise<void>
  /** The given `dedupe` values that are queued or sent already. */
  findQueued(tx: Tx, dedupes: readonly string[]): Promise<ReadonlySet<string>>
  /** Sends the emails that are due. One process claims each email, retries with growing delays and gives up after three days. */
  send(): Promise<SendReport>
  /** Deletes emails older than 30 days, except in QA mode. */
  clean(now: DeletionTime): Promise<DeletedRows>
  /** Every email in the outbox, sent or not, oldest first. */
  outbox(): Promise<readonly OutboxEmail[]>
  /** Emails queued since a time, by what became of them. */
  countEmails(since: Date): Promise<EmailCounts>
  /** False while no mail server is configured. */
  readonly enabled: boolean
  /** Connects to the mail server; cached for 5 s so it cannot be used to hammer the server. */
  status(): Promise<SmtpStatus>
  /** Sends one email immediately, bypassing the outbox; returns within 10 s. */
  sendTest(email: TestEmail): Promise<Outcome<null, TestFailure>>
  /** Takes one of the five test emails per hour allowed under `key`; false if none is left. */
  takeTestSlot(tx: Tx, key: string, at: Date): Promise<boolean>
}

import type { Db } from '../db/client'
import type { Clock, Log, Random } from '../ports'

export interface Smtp {
  /** `smtp://user:password@mail.example.com:587`; `smtps:` uses TLS from the start. */
  readonly url: string
  /** `Keyrail <keyrail@example.com>` */
  readonly from: string
}

export interface MailDeps {
  readonly db: Db
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  /** Null if no mail server is configured: emails stay in the outbox. */
  readonly smtp: Smtp | null
  /** QA mode: emails are neither sent nor deleted; tests read them from the outbox. */
  readonly qa: boolean
}

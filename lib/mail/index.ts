import type { Db, Tx } from '../db/client'
import { newId } from '../ids'
import type { Clock, Log, Random } from '../ports'
import { insertMails } from './store'

/** One mail to one person, ready to be sent; the same `dedupe` is written once in the life of the installation. */
export interface Letter {
  readonly to: string
  /** One line. */
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly dedupe: string
}

export interface MailDeps {
  readonly db: Db
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  /** Where mail is handed over; null = it is kept, and nobody waits for it. */
  readonly smtp: Smtp | null
}

export interface Smtp {
  readonly url: string
  /** `Keyrail <keyrail@example.com>` */
  readonly from: string
}

export interface Mail {
  /** Puts mails into the outbox, inside the transaction of what they tell of. */
  enqueue(tx: Tx, at: Date, letters: readonly Letter[]): Promise<void>
}

export function createMail({ random }: MailDeps): Mail {
  return {
    enqueue: (tx, at, letters) =>
      insertMails(
        tx,
        at,
        letters.map((letter) => ({ id: newId(random), ...letter })),
      ),
  }
}

import { daysAfter } from '../time/calendar'
import type { MailDeps } from './index'
import { connect, type SmtpConnection } from './smtp'
import { claimEmail, type DueEmail, findDueEmails, markFailed, markSent, postpone } from './store'

export interface SendReport {
  readonly sent: number
  /** Tried in vain; they are tried again. */
  readonly failed: number
  readonly givenUp: number
}

const minute = 60_000
/** A mail whose sender died while sending is tried again after this long. */
const claimMs = 10 * minute
/** Minutes to the next try, by the number of tries; the last one repeats. */
const delays = [1, 5, 15, 60, 180, 360]
const givenUpAfterDays = 3
const perRun = 50

export async function send(deps: MailDeps): Promise<SendReport> {
  const report = { sent: 0, failed: 0, givenUp: 0 }
  if (!deps.smtp || deps.qa) return report
  const due = await findDueEmails(deps.db.read, await deps.clock.now(), perRun)
  if (due.length === 0) return report
  const post = await connect(deps.smtp)
  try {
    for (const mail of due) {
      const outcome = await sendOne(deps, post, mail)
      if (outcome !== 'taken') report[outcome === 'away' ? 'failed' : outcome] += 1
      // nobody answers: the others wait for the next run rather than for it
      if (outcome === 'away') break
    }
  } finally {
    post.close()
  }
  return report
}

/** `taken`: another process has it. `away`: the server took no part in the failure. */
type Outcome = 'sent' | 'failed' | 'givenUp' | 'taken' | 'away'

async function sendOne(deps: MailDeps, post: SmtpConnection, mail: DueEmail): Promise<Outcome> {
  const now = await deps.clock.now()
  if (!(await claimEmail(deps.db, mail, now, new Date(now.getTime() + claimMs)))) return 'taken'
  try {
    await post.send(mail)
  } catch (error) {
    return noteFailure(deps, mail, error)
  }
  await markSent(deps.db, mail.id, await deps.clock.now())
  return 'sent'
}

async function noteFailure({ db, clock, log }: MailDeps, mail: DueEmail, error: unknown): Promise<Outcome> {
  const now = await clock.now()
  const { code, answered, reason } = told(error)
  const over = daysAfter(mail.createdAt, givenUpAfterDays) <= now
  log.warn(over ? 'A mail was given up.' : 'A mail was not handed over; it is tried again.', { attempts: mail.attempts + 1, code })
  if (over) await markFailed(db, mail.id, now, reason)
  else await postpone(db, mail.id, delayed(now, mail.attempts), reason)
  if (over) return 'givenUp'
  return answered ? 'failed' : 'away'
}

const delayed = (now: Date, attempts: number): Date => new Date(now.getTime() + (delays[attempts] ?? delays.at(-1) ?? 0) * minute)

/** An SMTP reply to this mail is an answer; rejected sign-ins and dropped connections concern every mail. */
function told(error: unknown): { code: string | null; answered: boolean; reason: string } {
  const { code, responseCode, message } = error as { code?: unknown; responseCode?: unknown; message?: unknown }
  const answered = typeof responseCode === 'number' && code !== 'EAUTH'
  return { code: typeof code === 'string' ? code : null, answered, reason: String(message).slice(0, 300) }
}

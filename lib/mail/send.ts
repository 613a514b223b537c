import { errorCode, errorMessage } from '../errors'
import { daysAfter } from '../time/calendar'
import { deletionTime } from '../time/deletion'
import { minuteMs } from '../time/units'
import type { MailDeps } from './deps'
import { connect, type SmtpConnection } from './smtp'
import { claimEmail, type DueEmail, findDueEmails, markFailed, markSent, postpone } from './store'
import type { SendReport } from './types'

/** An email whose process died while sending is retried after this time. */
const claimMs = 10 * minuteMs
/** Minutes until the next attempt, by number of attempts; the last one repeats. */
const delays = [1, 5, 15, 60, 180, 360]
const givenUpAfterDays = 3
const perRun = 50

export async function send(deps: MailDeps): Promise<SendReport> {
  const report = { sent: 0, failed: 0, givenUp: 0 }
  if (!deps.smtp || deps.qa) return report
  const due = await findDueEmails(deps.db.read, await deps.clock.now(), perRun)
  if (due.length === 0) return report
  const connection = await connect(deps.smtp)
  try {
    for (const email of due) {
      const outcome = await sendOne(deps, connection, email)
      if (outcome !== 'taken') report[outcome === 'unreachable' ? 'failed' : outcome] += 1
      // the other emails wait for the next run instead of one timeout each
      if (outcome === 'unreachable') break
    }
  } finally {
    connection.close()
  }
  return report
}

/** `taken`: another process claimed it. `unreachable`: the failure concerns the server, not this email. */
type Outcome = 'sent' | 'failed' | 'givenUp' | 'taken' | 'unreachable'

async function sendOne(deps: MailDeps, connection: SmtpConnection, email: DueEmail): Promise<Outcome> {
  const now = await deps.clock.now()
  if (!(await claimEmail(deps.db, email, now, new Date(now.getTime() + claimMs)))) return 'taken'
  try {
    await connection.send(email)
  } catch (error) {
    return recordFailure(deps, email, error)
  }
  await markSent(deps.db, email.id, await deps.clock.now())
  return 'sent'
}

async function recordFailure({ db, clock, log }: MailDeps, email: DueEmail, error: unknown): Promise<Outcome> {
  const now = await clock.now()
  const expiry = await deletionTime(clock)
  const givenUp = expiry !== null && daysAfter(email.createdAt, givenUpAfterDays) <= expiry
  const message = givenUp ? 'Gave up sending an email.' : 'Failed to send an email; will retry.'
  log.warn(message, { attempts: email.attempts + 1, code: errorCode(error) ?? null })
  const reason = errorMessage(error).slice(0, 300)
  if (givenUp) await markFailed(db, email.id, now, reason)
  else await postpone(db, email.id, delayed(now, email.attempts), reason)
  if (givenUp) return 'givenUp'
  return concernsThisEmail(error) ? 'failed' : 'unreachable'
}

const delayed = (now: Date, attempts: number): Date => new Date(now.getTime() + (delays[attempts] ?? delays.at(-1) ?? 0) * minuteMs)

/** An SMTP reply concerns this email; a rejected sign-in or a dropped connection concerns every email. */
const concernsThisEmail = (error: unknown): boolean =>
  typeof (error as { responseCode?: unknown }).responseCode === 'number' && errorCode(error) !== 'EAUTH'

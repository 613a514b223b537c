import { errorCode } from '../errors'
import { newId } from '../ids'
import { fail, type Outcome, ok } from '../result'
import type { MailDeps, TestLetter } from './index'
import { connect } from './smtp'
import { troubleSentence } from './smtp-errors'
import { insertMails } from './store'
import { within } from './with-timeout'

export type TestFailure = 'wrong_status' | 'unavailable'

const patienceMs = 10_000

/** One mail, now; in QA mode it is kept with the others. */
export async function sendTest(deps: MailDeps, letter: TestLetter): Promise<Outcome<null, TestFailure>> {
  const id = newId(deps.random)
  if (deps.qa) return keep(deps, id, letter)
  if (!deps.smtp) return fail('wrong_status', { detail: 'No mail server is set. Set SMTP_URL and start Keyrail again.' })
  const post = await connect(deps.smtp)
  try {
    await within(patienceMs, post.send({ id, recipient: letter.to, ...letter }))
    return ok(null)
  } catch (error) {
    // the server's own words may hold the address it went to
    deps.log.warn('A test mail was not handed over.', { code: errorCode(error) ?? null })
    return fail('unavailable', { detail: troubleSentence(error) })
  } finally {
    post.close()
  }
}

async function keep({ db, clock }: MailDeps, id: string, letter: TestLetter): Promise<Outcome<null, never>> {
  const now = await clock.now()
  await db.write((tx) => insertMails(tx, now, [{ id, ...letter, dedupe: `test:${id}` }]))
  return ok(null)
}

import type { AccountActor } from '../../actor'
import { newId } from '../../ids'
import { takeFromWindow } from '../../rate-limit/store'
import { fail, type Outcome, ok } from '../../result'
import { hourMs } from '../../time/units'
import type { AccountsDeps } from '../deps'
import { issueLink, linkUrl } from '../links/links'
import { verificationEmail } from './email'
import { findUnverified } from './store'

export type VerificationFailure = 'rate_limited' | 'wrong_status'

const perUser = { limit: 5, windowMs: hourMs }

const noMailServer = fail('wrong_status', {
  detail: 'No mail server is configured, so no link can be sent. The operator of Keyrail can set SMTP_URL.',
})
const verified = fail('wrong_status', { detail: 'Your email address is already verified.' })

/** Sends the actor a link that verifies their email address. */
export async function requestVerification(
  { db, clock, random, mail, origin }: AccountsDeps,
  { userId }: AccountActor,
): Promise<Outcome<{ email: string }, VerificationFailure>> {
  if (!mail.enabled) return noMailServer
  const now = await clock.now()
  return db.write(async (tx) => {
    const email = await findUnverified(tx, userId)
    if (email === null) return verified
    if (!(await takeFromWindow(tx, `verify-email:${userId}`, now, perUser))) return fail('rate_limited', { retryAfter: 3_600 })
    const secret = await issueLink(random, tx, { kind: 'verify_email', userId, email, payload: {} }, now)
    const content = verificationEmail(origin, { email, url: linkUrl(origin, 'verify_email', secret) })
    await mail.enqueue(tx, now, [{ to: email, ...content, dedupe: `verify-email:${newId(random)}` }])
    return ok({ email })
  })
}

import type { Tx } from '../../db/client'
import { countEach } from '../../errors'
import type { Email } from '../../mail/index'
import type { AccountsDeps } from '../deps'
import { issueResetLink } from '../links/issue-reset-link'
import { issueLink, linkUrl } from '../links/links'
import { linkRules } from '../links/rules'
import { findUserByEmail } from '../store'
import { existingAccountEmail, resetPasswordEmail, verifyEmailEmail } from './emails'
import { type EmailRequest, findEmailRequests, takeEmailRequest } from './store'

/** More wait for the next run. */
const perRun = 500

export type SendingDeps = Pick<AccountsDeps, 'db' | 'clock' | 'random' | 'mail' | 'origin'>
type EmailContent = Omit<Email, 'to' | 'dedupe'>

/** Queues the requested emails, each once across processes; returns their number. */
export async function sendRequestedEmails(deps: SendingDeps): Promise<number> {
  return countEach(await findEmailRequests(deps.db.read, perRun), (request) => answer(deps, request))
}

async function answer(deps: SendingDeps, request: EmailRequest): Promise<boolean> {
  const now = await deps.clock.now()
  return deps.db.write(async (tx) => {
    if (!(await takeEmailRequest(tx, request.id))) return false
    const content = await (request.kind === 'sign_up' ? signUpEmail : resetEmail)(deps, tx, request, now)
    if (content) await deps.mail.enqueue(tx, now, [{ ...content, to: request.email, dedupe: `request:${request.id}` }])
    return content !== null
  })
}

async function resetEmail(deps: SendingDeps, tx: Tx, { email }: EmailRequest, now: Date): Promise<EmailContent | null> {
  const user = await findUserByEmail(tx, email)
  if (!user || user.deactivatedAt) return null
  return resetPasswordEmail(deps.origin, { name: user.name, email, url: await issueResetLink(deps, tx, user, now) })
}

async function signUpEmail({ random, origin }: SendingDeps, tx: Tx, { email, payload }: EmailRequest, now: Date): Promise<EmailContent> {
  const user = await findUserByEmail(tx, email)
  if (user) return existingAccountEmail(origin, { name: user.name, email })
  const pending = linkRules.sign_up.payload.parse(JSON.parse(payload))
  const secret = await issueLink(random, tx, { kind: 'sign_up', userId: null, email, payload: pending }, now)
  return verifyEmailEmail(origin, { email, url: linkUrl(origin, 'sign_up', secret) })
}

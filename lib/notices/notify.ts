import type { Tx } from '../db/client'
import { newId, type OrgId, type UserId } from '../ids'
import type { NoticesDeps } from './deps'
import { canBeDigested } from './digest-schedule'
import { findDigestRecipients, insertDigestItems } from './digest-store'
import { type NoticeSource, noticeEmail } from './email'
import { channelsFor } from './kinds'
import { findNamed, findPerson, findRecipients, insertNotices, type NewNotice, type Recipient } from './store'
import type { NewAccountNotification, NewNotification } from './types'

/** Writes a notice, and queues its email, for every recipient; returns the number of people notified in the app. */
export async function notify(deps: NoticesDeps, tx: Tx, orgId: OrgId, at: Date, notification: NewNotification): Promise<number> {
  const { kind, subject, dedupe, tokenKey = null, facts = {} } = notification
  const org = await findNamed(tx, orgId)
  const row = { orgId, kind, tokenKey, subject, at, dedupe, facts: JSON.stringify(facts) }
  const rowFor = ({ userId }: Recipient): NewNotice => ({ id: newId(deps.random), userId, ...row })
  const source = { kind, subject, facts, at, tokenKey, deleted: false, origin: deps.origin, orgSlug: org.slug, orgName: org.name }
  const emailFor = (to: Recipient) => ({ ...noticeEmail(source, to), dedupe: emailDedupe(orgId, to, dedupe) })
  let notified = 0
  for await (const recipients of findRecipients(tx, orgId, kind, notification.to)) {
    const inApp = recipients.filter(({ chosen }) => channelsFor(kind, chosen).inApp)
    await insertNotices(tx, inApp.map(rowFor))
    const byEmail = recipients.filter(({ chosen }) => channelsFor(kind, chosen).email)
    const { digest, immediate } = await splitBySchedule(deps, tx, orgId, byEmail, { kind, facts, at, dedupe })
    await insertDigestItems(tx, digest.map(rowFor))
    await deps.mail.enqueue(tx, at, immediate.map(emailFor))
    notified += inApp.length
  }
  return notified
}

const emailDedupe = (orgId: OrgId, { userId }: Recipient, dedupe: string): string => [orgId, userId, dedupe].join(':')

type EmailTerms = Pick<NoticeSource, 'kind' | 'facts' | 'at'> & Pick<NewNotification, 'dedupe'>

/** Splits recipients by schedule. A person whose schedule changed since the same notice gets no second email. */
async function splitBySchedule(
  { mail }: NoticesDeps,
  tx: Tx,
  orgId: OrgId,
  recipients: readonly Recipient[],
  { dedupe, ...terms }: EmailTerms,
) {
  const canWait = ({ daily }: Recipient) => daily && canBeDigested(terms)
  const [daily, others] = [recipients.filter(canWait), recipients.filter((recipient) => !canWait(recipient))]
  const dedupeFor = (to: Recipient) => emailDedupe(orgId, to, dedupe)
  const queued = await mail.findQueued(tx, daily.map(dedupeFor))
  const ids = others.map(({ userId }) => userId)
  const digested = await findDigestRecipients(tx, orgId, dedupe, ids)
  return {
    digest: daily.filter((to) => !queued.has(dedupeFor(to))),
    immediate: others.filter(({ userId }) => !digested.has(userId)),
  }
}

/** By email, and in the app if the person is a member of any organization. */
export async function notifyPerson(
  deps: NoticesDeps,
  tx: Tx,
  userId: UserId,
  at: Date,
  notification: NewAccountNotification,
): Promise<void> {
  const person = await findPerson(tx, userId)
  if (!person) return
  const { kind, subject, dedupe, facts = {}, formerEmail } = notification
  const notice = { kind, tokenKey: null, subject, at }
  if (person.orgId !== null) {
    await insertNotices(tx, [{ id: newId(deps.random), orgId: person.orgId, userId, ...notice, facts: JSON.stringify(facts), dedupe }])
  }
  const source = { ...notice, facts, deleted: false, origin: deps.origin, orgSlug: '', orgName: '' }
  const key = ['account', userId, dedupe].join(':')
  const emails = [{ ...noticeEmail(source, person), dedupe: key }]
  if (formerEmail !== undefined) emails.push({ ...noticeEmail(source, { ...person, email: formerEmail }), dedupe: `${key}:former` })
  await deps.mail.enqueue(tx, at, emails)
}

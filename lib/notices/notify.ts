import type { Tx } from '../db/client'
import { newId, type OrgId, type UserId } from '../ids'
import { canBeDigested } from './digest-schedule'
import { findDigestRecipients, insertDigestItems } from './digest-store'
import { type NoticeSource, noticeEmail } from './email'
import type { NewAccountNotification, NewNotification, NoticesDeps } from './index'
import { channelsFor } from './kinds'
import { findAudience, findPerson, insertNotices, type NewNotice, type Recipient } from './store'

/** Writes a notice, and the mail of it, for everyone it is for; answers how many are told in the app. */
export async function notify(deps: NoticesDeps, tx: Tx, orgId: OrgId, at: Date, told: NewNotification): Promise<number> {
  const { org, recipients } = await findAudience(tx, orgId, told.kind, told.to)
  const { kind, subject, dedupe, tokenKey = null, facts = {} } = told
  const about = { orgId, kind, tokenKey, subject, at, dedupe, facts: JSON.stringify(facts) }
  const rowOf = ({ userId }: Recipient): NewNotice => ({ id: newId(deps.random), userId, ...about })
  const inApp = recipients.filter(({ wants }) => channelsFor(kind, wants).inApp)
  await insertNotices(tx, inApp.map(rowOf))
  const byMail = recipients.filter(({ wants }) => channelsFor(kind, wants).mail)
  const { later, atOnce } = await sortMails(deps, tx, orgId, byMail, { kind, facts, at, dedupe })
  await insertDigestItems(tx, later.map(rowOf))
  const source = { kind, subject, facts, at, tokenKey, gone: false, origin: deps.origin, orgSlug: org.slug, orgName: org.name }
  const mail = (to: Recipient) => ({ ...noticeEmail(source, to), dedupe: mailDedupe(orgId, to, dedupe) })
  await deps.mail.enqueue(tx, at, atOnce.map(mail))
  return inApp.length
}

const mailDedupe = (orgId: OrgId, { userId }: Recipient, dedupe: string): string => [orgId, userId, dedupe].join(':')

type ToMail = Pick<NoticeSource, 'kind' | 'facts' | 'at'> & Pick<NewNotification, 'dedupe'>

/** Who gets it with the next daily mail and who at once; nobody whom it reached, or will, the other way. */
async function sortMails({ mail }: NoticesDeps, tx: Tx, orgId: OrgId, people: readonly Recipient[], { dedupe, ...told }: ToMail) {
  const waits = ({ daily }: Recipient) => daily && canBeDigested(told)
  const [waiting, others] = [people.filter(waits), people.filter((each) => !waits(each))]
  const dedupeOf = (to: Recipient) => mailDedupe(orgId, to, dedupe)
  const written = await mail.written(tx, waiting.map(dedupeOf))
  const waited = await findDigestRecipients(
    tx,
    orgId,
    dedupe,
    others.map(({ userId }) => userId),
  )
  return { later: waiting.filter((to) => !written.has(dedupeOf(to))), atOnce: others.filter(({ userId }) => !waited.has(userId)) }
}

/** Tells one person what concerns their account: by mail, and in the app once they are in any organization. */
export async function notifyPerson(deps: NoticesDeps, tx: Tx, userId: UserId, at: Date, told: NewAccountNotification): Promise<void> {
  const person = await findPerson(tx, userId)
  if (!person) return
  const { kind, subject, dedupe, facts = {} } = told
  const about = { kind, tokenKey: null, subject, at }
  if (person.orgId !== null) {
    await insertNotices(tx, [{ id: newId(deps.random), orgId: person.orgId, userId, ...about, facts: JSON.stringify(facts), dedupe }])
  }
  const source = { ...about, facts, gone: false, origin: deps.origin, orgSlug: '', orgName: '' }
  await deps.mail.enqueue(tx, at, [{ ...noticeEmail(source, person), dedupe: ['account', userId, dedupe].join(':') }])
}

import type { Tx } from '../db/client'
import { newId, type OrgId, type UserId } from '../ids'
import { insertWaiting } from './digest-store'
import type { NoticesDeps, Tell, TellPerson } from './index'
import { wanted } from './kinds'
import { letter } from './letter'
import { canWait } from './rhythm'
import { findAudience, findPerson, insertNotices, type NewNotice, type Recipient } from './store'

/** Writes a notice, and the mail of it, for everyone it is for; answers how many are told in the app. */
export async function tell(deps: NoticesDeps, tx: Tx, orgId: OrgId, at: Date, told: Tell): Promise<number> {
  const { org, recipients } = await findAudience(tx, orgId, told.kind, told.to)
  const { kind, subject, dedupe, tokenKey = null, facts = {} } = told
  const about = { orgId, kind, tokenKey, subject, at, dedupe, facts: JSON.stringify(facts) }
  const rowOf = ({ userId }: Recipient): NewNotice => ({ id: newId(deps.random), userId, ...about })
  const inApp = recipients.filter(({ wants }) => wanted(kind, wants).inApp)
  await insertNotices(tx, inApp.map(rowOf))
  const byMail = recipients.filter(({ wants }) => wanted(kind, wants).mail)
  const waits = ({ daily }: Recipient) => daily && canWait({ kind, facts, at })
  await insertWaiting(tx, byMail.filter(waits).map(rowOf))
  const source = { kind, subject, facts, at, tokenKey, origin: deps.origin, orgSlug: org.slug, orgName: org.name }
  const mail = (to: Recipient) => ({ ...letter(source, to), dedupe: [orgId, to.userId, dedupe].join(':') })
  await deps.mail.enqueue(tx, at, byMail.filter((each) => !waits(each)).map(mail))
  return inApp.length
}

/** Tells one person what concerns their account: by mail, and in the app once they are in any organisation. */
export async function tellPerson(deps: NoticesDeps, tx: Tx, userId: UserId, at: Date, told: TellPerson): Promise<void> {
  const person = await findPerson(tx, userId)
  if (!person) return
  const { kind, subject, dedupe, facts = {} } = told
  const about = { kind, tokenKey: null, subject, at }
  if (person.orgId !== null) {
    await insertNotices(tx, [{ id: newId(deps.random), orgId: person.orgId, userId, ...about, facts: JSON.stringify(facts), dedupe }])
  }
  const source = { ...about, facts, origin: deps.origin, orgSlug: '', orgName: '' }
  await deps.mail.enqueue(tx, at, [{ ...letter(source, person), dedupe: ['account', userId, dedupe].join(':') }])
}

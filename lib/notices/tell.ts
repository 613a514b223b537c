import type { Tx } from '../db/client'
import { newId, type OrgId } from '../ids'
import type { NoticesDeps, Tell } from './index'
import { wanted } from './kinds'
import { letter } from './letter'
import { findAudience, insertNotices, type Recipient } from './store'

/** Writes a notice, and the mail of it, for everyone it is for; answers how many are told in the app. */
export async function tell(deps: NoticesDeps, tx: Tx, orgId: OrgId, at: Date, told: Tell): Promise<number> {
  const { org, recipients } = await findAudience(tx, orgId, told.kind, told.to)
  const { kind, subject, dedupe, tokenKey = null, facts = {} } = told
  const inApp = recipients.filter(({ wants }) => wanted(kind, wants).inApp)
  const notice = ({ userId }: Recipient) => ({
    ...{ id: newId(deps.random), orgId, userId, kind, tokenKey, subject, at, dedupe },
    facts: JSON.stringify(facts),
  })
  await insertNotices(tx, inApp.map(notice))
  const source = { kind, subject, facts, at, tokenKey, origin: deps.origin, orgSlug: org.slug, orgName: org.name }
  const byMail = recipients.filter(({ wants }) => wanted(kind, wants).mail)
  const mail = (to: Recipient) => ({ ...letter(source, to), dedupe: [orgId, to.userId, dedupe].join(':') })
  await deps.mail.enqueue(tx, at, byMail.map(mail))
  return inApp.length
}

import type { Tx } from '../db/client'
import { newId, type OrgId } from '../ids'
import type { NoticesDeps, Tell } from './index'
import { findRecipients, insertNotices, type Recipient } from './store'

/** Writes a notice, and the mail of it, for everyone it is for. */
export async function tell(deps: NoticesDeps, tx: Tx, orgId: OrgId, at: Date, told: Tell): Promise<void> {
  const recipients = await findRecipients(tx, orgId, told.kind, told.to)
  const facts = JSON.stringify(told.facts ?? {})
  const { kind, subject, dedupe, tokenKey = null } = told
  const notice = ({ userId }: Recipient) => ({ id: newId(deps.random), orgId, userId, kind, tokenKey, subject, facts, at, dedupe })
  await insertNotices(tx, recipients.filter(({ wants }) => wants?.inApp ?? true).map(notice))
}

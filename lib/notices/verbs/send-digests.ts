import type { Tx } from '../../db/client'
import { countEach } from '../../errors'
import type { NoticesDeps } from '../deps'
import { digestEmail } from '../digest-email'
import { lastDigestAt } from '../digest-schedule'
import { claimDigest, type DigestItem, type DigestRecipient, findPendingRecipients, takeDigestItems } from '../digest-store'
import type { NoticeSource } from '../email'
import { channelsFor } from '../kinds'
import { isCurrent, isSubjectDeleted } from '../staleness'
import { findPreferences } from '../store'
import { findSubjects, type Subjects } from '../subjects-store'

/** Queues the daily email of everyone whose 09:00 has passed since their oldest unsent item; returns the number of emails. */
export async function sendDigests(deps: NoticesDeps): Promise<number> {
  const now = await deps.clock.now()
  return countEach(findPendingRecipients(deps.db.read), async (person) => {
    const due = lastDigestAt(now, person.timeZone)
    const isDue = person.firstAt !== null && person.firstAt < due && (person.sentUntil === null || person.sentUntil < due)
    return isDue && deps.db.write((tx) => sendDigest(deps, tx, person, due, now))
  })
}

async function sendDigest(deps: NoticesDeps, tx: Tx, { userId }: DigestRecipient, due: Date, now: Date): Promise<boolean> {
  if (!(await claimDigest(tx, userId, due))) return false
  const chosen = new Map((await findPreferences(tx, userId)).map((row) => [row.kind, row]))
  const items = (await takeDigestItems(tx, userId, due, now)).filter(({ kind }) => channelsFor(kind, chosen.get(kind) ?? null).email)
  const subjects = await findSubjects(tx, items)
  const current = items.filter((item) => isCurrent(item, subjects))
  const [first] = current
  if (!first) return false
  const email = digestEmail(current.map(sourceOf(deps.origin, subjects)), first.member.user, deps.origin, now)
  await deps.mail.enqueue(tx, now, [{ ...email, dedupe: `digest:${userId}:${due.toISOString()}` }])
  return true
}

const sourceOf =
  (origin: string, subjects: Subjects) =>
  ({ member: { org }, ...item }: DigestItem): NoticeSource => ({
    ...item,
    origin,
    orgSlug: org.slug,
    orgName: org.name,
    deleted: isSubjectDeleted(item, subjects),
  })

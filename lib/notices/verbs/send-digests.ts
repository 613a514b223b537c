import type { Tx } from '../../db/client'
import { countEach } from '../../errors'
import { digestEmail } from '../digest-email'
import { lastDigestAt } from '../digest-schedule'
import { claimDigest, type DigestItem, type DigestRecipient, findWaitingPeople, takeDigestItems } from '../digest-store'
import type { NoticeSource } from '../email'
import type { NoticesDeps } from '../index'
import { channelsFor } from '../kinds'
import { isCurrent, isGone } from '../staleness'
import { findPreferences } from '../store'
import { findSubjects, type Subjects } from '../subjects-store'

/** Writes the daily mail of everyone whose 09:00 has come since something waits for them; answers how many. */
export async function sendDigests(deps: NoticesDeps): Promise<number> {
  const now = await deps.clock.now()
  return countEach(findWaitingPeople(deps.db.read), async (person) => {
    const due = lastDigestAt(now, person.timeZone)
    const early = person.firstAt === null || person.firstAt >= due || (person.sentUntil !== null && person.sentUntil >= due)
    return !early && deps.db.write((tx) => sendDigest(deps, tx, person, due, now))
  })
}

async function sendDigest(deps: NoticesDeps, tx: Tx, { userId }: DigestRecipient, due: Date, now: Date): Promise<boolean> {
  if (!(await claimDigest(tx, userId, due))) return false
  const chosen = new Map((await findPreferences(tx, userId)).map((row) => [row.kind, row]))
  const items = (await takeDigestItems(tx, userId, due, now)).filter(({ kind }) => channelsFor(kind, chosen.get(kind) ?? null).mail)
  const subjects = await findSubjects(tx, items)
  const told = items.filter((item) => isCurrent(item, subjects))
  const [first] = told
  if (!first) return false
  const letter = digestEmail(told.map(sourceOf(deps.origin, subjects)), first.member.user, deps.origin, now)
  await deps.mail.enqueue(tx, now, [{ ...letter, dedupe: `digest:${userId}:${due.toISOString()}` }])
  return true
}

const sourceOf =
  (origin: string, subjects: Subjects) =>
  ({ member: { org }, ...item }: DigestItem): NoticeSource => ({
    ...{ ...item, origin, orgSlug: org.slug, orgName: org.name, gone: isGone(item, subjects) },
  })

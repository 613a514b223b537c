import { countEach } from '../../count-each'
import type { Tx } from '../../db/client'
import { digestLetter } from '../digest-email'
import { lastSending } from '../digest-schedule'
import { claimSending, findWaitingPeople, takeWaiting, type WaitingItem, type WaitingPerson } from '../digest-store'
import type { Source } from '../email'
import type { NoticesDeps } from '../index'
import { wanted } from '../kinds'
import { isGone, isStillTrue } from '../staleness'
import { findPreferences } from '../store'
import { findSubjects, type Subjects } from '../subjects-store'

/** Writes the daily mail of everyone whose 09:00 has come since something waits for them; answers how many. */
export async function sendDigests(deps: NoticesDeps): Promise<number> {
  const now = await deps.clock.now()
  return countEach(findWaitingPeople(deps.db.read), async (person) => {
    const due = lastSending(now, person.timeZone)
    const early = person.firstAt === null || person.firstAt >= due || (person.sentUntil !== null && person.sentUntil >= due)
    return !early && deps.db.write((tx) => sendDigest(deps, tx, person, due, now))
  })
}

async function sendDigest(deps: NoticesDeps, tx: Tx, { userId }: WaitingPerson, due: Date, now: Date): Promise<boolean> {
  if (!(await claimSending(tx, userId, due))) return false
  const chosen = new Map((await findPreferences(tx, userId)).map((row) => [row.kind, row]))
  const items = (await takeWaiting(tx, userId, due, now)).filter(({ kind }) => wanted(kind, chosen.get(kind) ?? null).mail)
  const subjects = await findSubjects(tx, items)
  const told = items.filter((item) => isStillTrue(item, subjects))
  const [first] = told
  if (!first) return false
  const letter = digestLetter(told.map(sourceOf(deps.origin, subjects)), first.member.user, deps.origin, now)
  await deps.mail.enqueue(tx, now, [{ ...letter, dedupe: `digest:${userId}:${due.toISOString()}` }])
  return true
}

const sourceOf =
  (origin: string, subjects: Subjects) =>
  ({ member: { org }, ...item }: WaitingItem): Source => ({
    ...{ ...item, origin, orgSlug: org.slug, orgName: org.name, gone: isGone(item, subjects) },
  })

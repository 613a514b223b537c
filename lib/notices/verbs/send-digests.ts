import type { Tx } from '../../db/client'
import { digestLetter } from '../digest-letter'
import { claimSending, findWaitingPeople, takeWaiting, type WaitingPerson } from '../digest-store'
import type { NoticesDeps } from '../index'
import { wanted } from '../kinds'
import { lastSending } from '../rhythm'
import { findPreferences } from '../store'

/** Writes the daily mail of everyone whose 09:00 has come since something waits for them; answers how many. */
export async function sendDigests(deps: NoticesDeps): Promise<number> {
  const now = await deps.clock.now()
  let written = 0
  for (const person of await findWaitingPeople(deps.db.read)) {
    const due = lastSending(now, person.timeZone)
    const early = person.firstAt >= due || (person.sentUntil !== null && person.sentUntil >= due)
    if (!early && (await deps.db.write((tx) => sendDigest(deps, tx, person, due, now)))) written += 1
  }
  return written
}

async function sendDigest(deps: NoticesDeps, tx: Tx, { userId }: WaitingPerson, due: Date, now: Date): Promise<boolean> {
  if (!(await claimSending(tx, userId, due))) return false
  const chosen = new Map((await findPreferences(tx, userId)).map((row) => [row.kind, row]))
  const items = (await takeWaiting(tx, userId, due)).filter(({ kind }) => wanted(kind, chosen.get(kind) ?? null).mail)
  const [first] = items
  if (!first) return false
  const sources = items.map(({ member: { org }, ...item }) => ({ ...item, origin: deps.origin, orgSlug: org.slug, orgName: org.name }))
  const letter = digestLetter(sources, first.member.user, deps.origin, now)
  await deps.mail.enqueue(tx, now, [{ ...letter, dedupe: `digest:${userId}:${due.toISOString()}` }])
  return true
}

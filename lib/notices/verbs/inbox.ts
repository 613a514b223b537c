import { inBatches } from '../../db/batches'
import { fail, type Outcome, ok } from '../../result'
import { dayIn } from '../../time/calendar'
import type { NoticesDeps } from '../deps'
import { isAboutAccount, kinds } from '../kinds'
import { noticeLink } from '../link'
import { noticeMessage } from '../message'
import { type InboxFilter, type InboxPage, inboxFilter, type LatestNotices, type NoticeView, noticeKinds } from '../schema'
import { isStillIdle, isSubjectDeleted } from '../staleness'
import { countUnread, findNotices, findZone, type NoticeRow, setRead, setSomeRead } from '../store'
import { findSubjects, type Subjects } from '../subjects-store'
import type { Reader } from '../types'

const perPage = 50
const inBell = 5

export async function readInbox(deps: NoticesDeps, { userId }: Reader, input: InboxFilter): Promise<InboxPage> {
  const { unread, kind, after } = inboxFilter.parse(input)
  const rows = await findNotices(deps.db.read, { userId, unread: unread === '1', kind, after }, perPage + 1)
  const shown = rows.slice(0, perPage)
  return {
    ...(await readViews(deps, userId, shown)),
    next: rows.length > perPage ? (shown.at(-1)?.id ?? null) : null,
    filter: { unread: unread === '1', kind: kind ?? null },
    kinds: noticeKinds.map((name) => ({ kind: name, label: kinds[name].label })),
  }
}

export async function readLatest(deps: NoticesDeps, { userId }: Reader): Promise<LatestNotices> {
  return readViews(deps, userId, await findNotices(deps.db.read, { userId, unread: false }, inBell))
}

async function readViews(deps: NoticesDeps, userId: Reader['userId'], rows: readonly NoticeRow[]): Promise<LatestNotices> {
  const db = deps.db.read
  const [zone, subjects, unread, now] = await Promise.all([
    findZone(db, userId),
    findSubjects(db, rows),
    countUnread(db, userId),
    deps.clock.now(),
  ])
  return { notices: rows.map((row) => toView(row, subjects, zone, now)), unread, now: now.toISOString() }
}

function toView(row: NoticeRow, subjects: Subjects, zone: string, now: Date): NoticeView {
  const { id, kind, at, subject, facts, readAt, tokenKey, organization } = row
  const link = noticeLink({ kind, facts, tokenKey, orgSlug: organization.slug, deleted: isSubjectDeleted(row, subjects) })
  const token = subjects.tokens.get(tokenKey ?? '') ?? null
  return {
    id,
    kind,
    organization: isAboutAccount(kind) ? null : organization,
    tokenKey,
    parts: noticeMessage({ kind, subject, facts, at }, zone).map((part) => ({ ...part })),
    at: at.toISOString(),
    day: dayIn(at, zone),
    read: readAt !== null,
    works: token && token.deactivatedAt === null && (token.expiresAt === null || token.expiresAt > now),
    keep: kind === 'idle' && token !== null && isStillIdle(row, token),
    link: link && { label: link.action, href: link.path },
  }
}

/** Another person's notice is reported as not found. */
export async function markRead(deps: NoticesDeps, { userId }: Reader, id: string, read: boolean): Promise<Outcome<null, 'not_found'>> {
  const now = await deps.clock.now()
  const found = await deps.db.write((tx) => setRead(tx, userId, id, read ? now : null))
  return found ? ok(null) : fail('not_found')
}

export async function markAllRead(deps: NoticesDeps, { userId }: Reader): Promise<Outcome<null, never>> {
  const now = await deps.clock.now()
  await inBatches(deps.db, (tx, take) => setSomeRead(tx, userId, now, take))
  return ok(null)
}

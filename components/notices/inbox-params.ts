import type { InboxPage } from '@/lib/notices/schema'

interface InboxParams {
  readonly unread: boolean
  readonly kind: string | null
  readonly after?: string | null
  /** Slug of the organization whose sidebar is shown. */
  readonly org: string | null
}

export function inboxPath({ unread, kind, after = null, org }: InboxParams): string {
  const query = new URLSearchParams()
  if (org !== null) query.set('in', org)
  if (unread) query.set('unread', '1')
  if (kind !== null) query.set('kind', kind)
  if (after !== null) query.set('after', after)
  return query.size > 0 ? `/notifications?${query}` : '/notifications'
}

interface DayOfNotices {
  readonly day: string
  readonly notices: InboxPage['notices']
}

/** Groups notices by calendar day and keeps their order. */
export function byDay(notices: InboxPage['notices']): readonly DayOfNotices[] {
  const days = new Map<string, InboxPage['notices']>()
  for (const notice of notices) days.set(notice.day, [...(days.get(notice.day) ?? []), notice])
  return [...days].map(([day, group]) => ({ day, notices: group }))
}

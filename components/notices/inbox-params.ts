import type { InboxPage } from '@/lib/notices/schema'

interface Shown {
  readonly unread: boolean
  readonly kind: string | null
  readonly after?: string | null
  readonly beside: string | null
}

/** The address of a view of the inbox. */
export function inboxPath({ unread, kind, after = null, beside }: Shown): string {
  const query = new URLSearchParams()
  if (beside !== null) query.set('in', beside)
  if (unread) query.set('unread', '1')
  if (kind !== null) query.set('kind', kind)
  if (after !== null) query.set('after', after)
  return query.size > 0 ? `/notifications?${query}` : '/notifications'
}

export interface DayOfNotices {
  readonly day: string
  readonly notices: InboxPage['notices']
}

/** Notices under their calendar day, in the order they come in. */
export function byDay(notices: InboxPage['notices']): readonly DayOfNotices[] {
  const days = new Map<string, InboxPage['notices']>()
  for (const notice of notices) days.set(notice.day, [...(days.get(notice.day) ?? []), notice])
  return [...days].map(([day, of]) => ({ day, notices: of }))
}

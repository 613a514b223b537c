import type { Route } from 'next'
import type { InboxPage, NoticeView } from '@/lib/notices/schema'
import { daysBetween, formatDate } from '@/lib/time/format'
import { KeyAvatar } from '../shell/key-avatar'
import { settingsPath } from '../shell/settings-items'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { LinkButton } from '../ui/link-button'
import { TabLinks } from '../ui/tab-links'
import { byDay, inboxPath } from './inbox-params'
import { KindFilter } from './kind-filter'
import type { NoticeRowActions } from './notice-actions'
import { NoticeRow } from './notice-row'

interface InboxActions extends NoticeRowActions {
  readonly markAllRead: () => Promise<void>
}

interface InboxProps {
  readonly page: InboxPage
  /** Slug of the organization whose sidebar is shown. */
  readonly org: string | null
  readonly timeZone: string
  readonly actions: InboxActions
}

export function Inbox({ page, org, timeZone, actions }: InboxProps) {
  const { notices, next, unread, filter, now } = page
  const pathWith = (params: object) => inboxPath({ ...filter, org, ...params })
  const tabs = [
    { href: pathWith({ unread: false }), label: 'All', current: !filter.unread },
    { href: pathWith({ unread: true }), label: 'Unread', current: filter.unread },
  ]
  return (
    <div data-wide className="flex flex-col gap-5">
      <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-3">
        <h1 className="text-2xl">Notifications</h1>
        <div className="flex flex-wrap gap-x-5 gap-y-2">
          {unread > 0 && (
            <form action={actions.markAllRead} className="contents">
              <Button type="submit">Mark all as read</Button>
            </form>
          )}
          <LinkButton variant="quiet" href={settingsPath('notifications', org)} className="-mx-3.5 max-sm:self-start">
            Preferences
          </LinkButton>
        </div>
      </header>
      <div className="flex gap-x-6 gap-y-3 max-sm:flex-col sm:items-end">
        <div className="min-w-0 grow">
          <TabLinks label="Filter by status" tabs={tabs} />
        </div>
        <KindFilter kinds={page.kinds} filter={filter} org={org} />
      </div>
      {notices.length === 0 ? <EmptyInbox filter={filter} href={pathWith({ kind: null })} /> : null}
      {byDay(notices).map((group) => (
        <section key={group.day} aria-labelledby={`day-${group.day}`} className="flex flex-col gap-2">
          <h2 id={`day-${group.day}`} className="text-sm font-medium text-ink-2">
            {dayLabel(group.notices, now, timeZone)}
          </h2>
          <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
            {group.notices.map((notice) => (
              <NoticeRow key={notice.id} notice={notice} now={now} actions={actions} />
            ))}
          </ul>
        </section>
      ))}
      {next !== null && (
        <LinkButton href={pathWith({ after: next }) as Route} className="self-start">
          Older notifications
        </LinkButton>
      )}
    </div>
  )
}

function EmptyInbox({ filter: { kind, unread }, href }: { readonly filter: InboxPage['filter']; readonly href: string }) {
  if (kind !== null) {
    return <EmptyState title="No matching notifications" actions={<LinkButton href={href as Route}>Clear filters</LinkButton>} />
  }
  const title = unread ? 'No unread notifications' : 'No notifications yet'
  return (
    <EmptyState title={title} drawing={<KeyAvatar text={title} width={72} />}>
      You'll be notified here before a token expires or is deleted.
    </EmptyState>
  )
}

function dayLabel([first]: readonly NoticeView[], now: string, zone: string): string {
  const at = new Date(first?.at ?? now)
  const ago = daysBetween(at, new Date(now), zone)
  if (ago === 0) return 'Today'
  return ago === 1 ? 'Yesterday' : formatDate(at, zone)
}

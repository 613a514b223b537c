import type { Route } from 'next'
import type { NoticeView } from '@/lib/notices/schema'
import { KeyAvatar } from '../shell/key-avatar'
import { cx } from '../ui/cx'
import { PageLink } from '../ui/page-link'
import { Time } from '../ui/time'
import { MarkRead, NoticeActions, type NoticeRowActions } from './notice-actions'
import { NoticeIcon } from './notice-icon'
import { NoticeMessage } from './notice-message'

interface NoticeRowProps {
  readonly notice: NoticeView
  readonly now: string
  readonly actions: NoticeRowActions
}

// the link covers the row
const opens =
  'rounded-sm outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-ring'

export function NoticeRow({ notice, now, actions }: NoticeRowProps) {
  const { id, kind, read, link } = notice
  const message = (
    <>
      {!read && <span className="sr-only">Unread: </span>}
      <NoticeMessage parts={notice.parts} />
    </>
  )
  return (
    <li
      data-shortcut-row
      tabIndex={-1}
      className={cx(
        'group/notice relative flex items-start gap-x-3 px-4 py-3 -outline-offset-2 first:rounded-t-lg last:rounded-b-lg sm:gap-x-4',
        !read && 'bg-accent-soft/40',
        link && 'transition-colors hover:bg-sunken',
      )}
    >
      <span className="pt-0.5">
        <NoticeIcon kind={kind} />
      </span>
      <div className="flex min-w-0 flex-1 flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-60">
          <p id={`notice-${id}`} className={read ? 'text-ink-2' : ''}>
            {link ? (
              <PageLink href={link.href as Route} className={opens}>
                {message}
              </PageLink>
            ) : (
              message
            )}
          </p>
          <NoticeFacts notice={notice} now={now} />
        </div>
        <NoticeActions notice={notice} actions={actions} />
      </div>
      <MarkRead notice={notice} actions={actions} />
    </li>
  )
}

const NoticeFacts = ({ notice: { at, organization, tokenKey, works }, now }: Omit<NoticeRowProps, 'actions'>) => (
  <p className="mt-0.5 flex flex-wrap items-center gap-x-2 text-sm text-ink-3">
    <Time clock at={at} now={now} />
    {organization && (
      <>
        <span aria-hidden>·</span>
        <span>{organization.name}</span>
      </>
    )}
    {tokenKey && (
      <span className="inline-flex items-center gap-1.5">
        <KeyAvatar text={tokenKey} works={works ?? false} width={30} />
        <span className="font-mono text-xs break-all">{tokenKey}</span>
      </span>
    )}
  </p>
)

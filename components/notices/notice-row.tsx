import type { Route } from 'next'
import type { NoticeView } from '@/lib/notices/schema'
import { KeyAvatar } from '../shell/key-avatar'
import { Button } from '../ui/button'
import { cx } from '../ui/cx'
import { LinkButton } from '../ui/link-button'
import { Time } from '../ui/time'
import { NoticeIcon } from './notice-icon'
import { NoticeMessage } from './notice-message'

export interface NoticeRowActions {
  readonly markRead: (id: string, read: boolean) => Promise<void>
  readonly keep: (organization: string, tokenKey: string) => Promise<void>
}

interface NoticeRowProps {
  readonly notice: NoticeView
  readonly now: string
  readonly actions: NoticeRowActions
}

export function NoticeRow({ notice, now, actions }: NoticeRowProps) {
  const { id, kind, parts, at, read, tokenKey, works, organization } = notice
  return (
    <li
      data-shortcut-row
      tabIndex={-1}
      className={cx(
        'flex gap-x-3 px-4 py-3.5 -outline-offset-2 first:rounded-t-lg last:rounded-b-lg sm:gap-x-4',
        !read && 'bg-accent-soft/40',
      )}
    >
      <span className="pt-0.5">
        <NoticeIcon kind={kind} />
      </span>
      <div className="flex min-w-0 flex-1 flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-72 max-sm:basis-full">
          <p id={`notice-${id}`} className={read ? 'text-ink-2' : ''}>
            {!read && <span className="sr-only">Unread: </span>}
            <NoticeMessage parts={parts} />
          </p>
          <p className="mt-0.5 flex flex-wrap items-center gap-x-2 text-sm text-ink-3">
            <Time at={at} now={now} />
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
        </div>
        <div className="flex flex-wrap gap-2">
          <RowActions notice={notice} actions={actions} />
        </div>
      </div>
    </li>
  )
}

function RowActions({ notice: { id, keep, link, tokenKey, read, organization }, actions }: Omit<NoticeRowProps, 'now'>) {
  const described = { 'aria-describedby': `notice-${id}` }
  return (
    <>
      {keep && tokenKey && organization && (
        <form action={actions.keep.bind(null, organization.slug, tokenKey)}>
          <Button type="submit" {...described}>
            Keep it
          </Button>
        </form>
      )}
      {link && (
        <LinkButton href={link.href as Route} {...described}>
          {link.label}
        </LinkButton>
      )}
      <form action={actions.markRead.bind(null, id, !read)} className="max-sm:only:-ml-3.5">
        <Button type="submit" variant="quiet" data-shortcut="e" {...described}>
          {read ? 'Mark as unread' : 'Mark as read'}
        </Button>
      </form>
    </>
  )
}

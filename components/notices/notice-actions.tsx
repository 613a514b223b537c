import Mail from 'lucide-react/icons/mail'
import MailOpen from 'lucide-react/icons/mail-open'
import type { Route } from 'next'
import type { NoticeView } from '@/lib/notices/schema'
import { Button } from '../ui/button'
import { cx } from '../ui/cx'
import { IconButton } from '../ui/icon-button'
import { LinkButton } from '../ui/link-button'

export interface NoticeRowActions {
  readonly markRead: (id: string, read: boolean) => Promise<void>
  readonly keep: (organization: string, tokenKey: string) => Promise<void>
}

interface NoticeActionsProps {
  readonly notice: NoticeView
  readonly actions: NoticeRowActions
}

/** Above the link that covers the row. */
export function NoticeActions({ notice: { id, keep, link, tokenKey, organization }, actions }: NoticeActionsProps) {
  const described = { 'aria-describedby': `notice-${id}` }
  return (
    <div className="relative z-1 flex flex-wrap gap-2 empty:hidden">
      {keep && tokenKey && organization && (
        <form action={actions.keep.bind(null, organization.slug, tokenKey)}>
          <Button type="submit" {...described}>
            Keep it
          </Button>
        </form>
      )}
      {link && link.label !== 'Open' && (
        <LinkButton href={link.href as Route} {...described}>
          {link.label}
        </LinkButton>
      )}
    </div>
  )
}

const onHover = 'transition-opacity group-focus-within/notice:opacity-100 group-hover/notice:opacity-100 pointer-fine:opacity-0'

/** Visible while the row has the pointer or the focus, always on a touch screen. */
export function MarkRead({ notice: { id, read }, actions }: NoticeActionsProps) {
  const Icon = read ? Mail : MailOpen
  return (
    <form action={actions.markRead.bind(null, id, !read)} className={cx('relative z-1 -mt-1.5 -mr-2 coarse:-mt-2.5', onHover)}>
      <IconButton type="submit" label={read ? 'Mark as unread' : 'Mark as read'} data-shortcut="e" aria-describedby={`notice-${id}`}>
        <Icon aria-hidden size={18} strokeWidth={1.75} />
      </IconButton>
    </form>
  )
}

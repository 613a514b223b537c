import Mail from 'lucide-react/icons/mail'
import MailOpen from 'lucide-react/icons/mail-open'
import type { Route } from 'next'
import type { NoticeView } from '@/lib/notices/schema'
import { Button } from '../ui/button'
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

const onHover = 'transition-opacity group-focus-within/notice:opacity-100 group-hover/notice:opacity-100 pointer-fine:opacity-0'

/** Above the link that covers the row. */
export function NoticeActions({ notice: { id, keep, link, tokenKey, read, organization }, actions }: NoticeActionsProps) {
  const described = { 'aria-describedby': `notice-${id}` }
  const Icon = read ? Mail : MailOpen
  return (
    <div className="relative z-1 flex shrink-0 items-center gap-2">
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
      <form action={actions.markRead.bind(null, id, !read)} className={onHover}>
        <IconButton type="submit" label={read ? 'Mark as unread' : 'Mark as read'} data-shortcut="e" {...described}>
          <Icon aria-hidden size={18} strokeWidth={1.75} />
        </IconButton>
      </form>
    </div>
  )
}

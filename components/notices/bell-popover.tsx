'use client'

import { Popover } from '@base-ui/react/popover'
import type { Route } from 'next'
import { type RefObject, Suspense, startTransition, use, useEffect, useEffectEvent } from 'react'
import type { LatestNotices, NoticeView } from '@/lib/notices/schema'
import { sessionEnded } from '../session/session-ended'
import { notificationsPath } from '../shell/paths'
import { useShell } from '../shell/shell-context'
import { type ShellPopup, signInAbove } from '../shell/sign-in-above'
import { useAnnounce } from '../ui/announcer'
import { Button } from '../ui/button'
import { LinkButton } from '../ui/link-button'
import { PageLink } from '../ui/page-link'
import { Time } from '../ui/time'
import { NoticeIcon } from './notice-icon'
import { NoticeMessage } from './notice-message'

/** Status of the response if it is not OK; null if there is none. */
export type Latest = LatestNotices | number | null

interface BellPopoverProps {
  readonly open: boolean
  readonly anchor: RefObject<HTMLElement | null>
  readonly latest: Promise<Latest>
  readonly onClose: () => void
  readonly onReopen: () => void
  readonly markAllRead: () => Promise<void>
  readonly onMarked: () => void
}

const sheet =
  'max-h-[min(32rem,var(--available-height))] w-96 max-w-(--available-width) scroll-pb-16 overflow-y-auto overscroll-contain rounded-lg border border-line bg-surface shadow-3 outline-none max-sm:w-full max-sm:max-w-full max-sm:rounded-b-none'
// a sheet at the bottom of a narrow screen
const position = 'z-70 outline-none max-sm:fixed! max-sm:inset-x-0! max-sm:top-auto! max-sm:bottom-0! max-sm:w-full! max-sm:transform-none!'

/** Loaded by Bell on demand. */
export function BellPopover({ open, anchor, ...content }: BellPopoverProps) {
  return (
    <Popover.Root open={open} onOpenChange={(next) => next || content.onClose()}>
      <Popover.Portal>
        <Popover.Positioner anchor={anchor} align="end" sideOffset={6} className={position}>
          <Popover.Popup finalFocus={anchor} className={sheet}>
            <Popover.Title className="px-4 pt-3.5 pb-2 text-base font-semibold">Notifications</Popover.Title>
            <Suspense fallback={<p className="px-4 pb-4 text-sm text-ink-3">Loading notifications</p>}>
              <Notices {...content} />
            </Suspense>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

function Notices({ latest, onClose, onReopen, markAllRead, onMarked }: Omit<BellPopoverProps, 'open' | 'anchor'>) {
  const announce = useAnnounce()
  const { organization } = useShell()
  const loaded = use(latest)
  if (loaded === 401) return <SessionEnded close={onClose} reopen={onReopen} />
  if (loaded === null || typeof loaded === 'number')
    return <p className="px-4 pb-4 text-sm">Couldn't load notifications. Close this and try again.</p>
  const mark = () =>
    startTransition(async () => {
      await markAllRead()
      onMarked()
      announce('All notifications marked as read')
    })
  return (
    <>
      {loaded.notices.length === 0 ? (
        <p className="px-4 pb-3 text-sm text-ink-2">No notifications yet. You'll be notified here before a token expires or is deleted.</p>
      ) : (
        <ul className="divide-y divide-line border-t border-line">
          {loaded.notices.map((notice) => (
            <NoticeItem key={notice.id} notice={notice} now={loaded.now} onClose={onClose} />
          ))}
        </ul>
      )}
      <div className="sticky bottom-0 flex flex-wrap justify-between gap-2 rounded-b-lg border-t border-line bg-surface p-2 max-sm:rounded-b-none">
        {loaded.unread > 0 && (
          <Button variant="quiet" onClick={mark}>
            Mark all as read
          </Button>
        )}
        <LinkButton variant="quiet" className="ml-auto" href={notificationsPath(organization.slug)} onClick={onClose}>
          View all
        </LinkButton>
      </div>
    </>
  )
}

/** The sign-in prompt replaces the popover, on a page that has one. */
function SessionEnded(popup: ShellPopup) {
  const prompt = useEffectEvent(() => signInAbove(popup))
  useEffect(() => void prompt(), [])
  return <p className="px-4 pb-4 text-sm">{sessionEnded}</p>
}

function NoticeItem({ notice, now, onClose }: { readonly notice: NoticeView; readonly now: string; readonly onClose: () => void }) {
  const message = (
    <>
      {!notice.read && <span className="sr-only">Unread: </span>}
      <NoticeMessage parts={notice.parts} />
    </>
  )
  return (
    <li className={notice.read ? 'flex gap-3 px-4 py-3' : 'flex gap-3 bg-accent-soft/40 px-4 py-3'}>
      <span className="pt-0.5">
        <NoticeIcon kind={notice.kind} />
      </span>
      <span className="min-w-0 text-sm">
        {notice.link ? (
          <PageLink href={notice.link.href as Route} onClick={onClose} className="block rounded-sm text-ink hover:text-accent">
            {message}
          </PageLink>
        ) : (
          <span className="block">{message}</span>
        )}
        <Time at={notice.at} now={now} className="text-ink-3" />
      </span>
    </li>
  )
}

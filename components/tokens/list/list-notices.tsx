'use client'

import TriangleAlert from 'lucide-react/icons/triangle-alert'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { lazyPopup, prefetchProps, usePopup } from '@/components/ui/lazy-popup'
import { usePreferences } from '@/components/ui/preferences'
import type { TokenPage, TokenView } from '@/lib/tokens/schema'
import { countTokens } from '../labels'
import { useListContext } from './list-context'
import { noticeText, pausedText, urgentTokens } from './notice-text'
import { useReminders } from './use-reminders'

const details = lazyPopup(() => import('./notice-details').then((module) => module.NoticeDetails))

/** One line for everything that needs attention; Review shows the details and what can be done. */
export function ListNotices({ page: { urgent, now } }: { readonly page: TokenPage }) {
  const id = useId()
  const { paused } = useListContext()
  const { isSnoozed, remindTomorrow } = useReminders(now)
  const [open, setOpen] = useState(false)
  const Details = usePopup(details, open)
  const tokens = urgentTokens(urgent, now).filter(({ tokenKey }) => !isSnoozed(tokenKey))
  if (!paused && tokens.length === 0) return null
  return (
    <section aria-label="Notices" className={cx('rounded-md text-sm text-ink', tokens.length > 0 ? 'bg-warn-soft' : 'bg-accent-soft')}>
      <div className="flex h-10 items-center gap-2.5 pr-1 pl-4 coarse:h-11">
        <TriangleAlert aria-hidden size={16} strokeWidth={1.75} className="shrink-0 text-warn" />
        <p className="min-w-0 grow truncate">
          {paused && `${pausedText(paused.note)} `}
          {tokens.length > 0 && <Summary tokens={tokens} now={now} />}
        </p>
        <Button
          variant="quiet"
          className="px-3"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
          {...prefetchProps(details.prefetch)}
        >
          {open ? 'Close' : 'Review'}
        </Button>
      </div>
      {Details && <Details id={id} tokens={tokens} now={now} onSnooze={remindTomorrow} />}
    </section>
  )
}

function Summary({ tokens, now }: { readonly tokens: readonly TokenView[]; readonly now: string }) {
  const { timeZone } = usePreferences()
  const [first] = tokens
  if (tokens.length === 1 && first) return `${first.name} ${noticeText(first, now, timeZone)}.`
  const texts = tokens.map((token) => `${token.name} ${noticeText(token, now, timeZone)}`)
  return (
    <>
      {countTokens(tokens.length)} need attention<span className="max-sm:hidden">: {texts.join(', ')}.</span>
    </>
  )
}

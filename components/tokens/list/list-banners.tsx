'use client'

import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { usePreferences } from '@/components/ui/preferences'
import { formatDate, formatRemaining } from '@/components/ui/time-format'
import { dayMs } from '@/lib/time/units'
import type { TokenPage, TokenView } from '@/lib/tokens/schema'
import { useTokenDialogs } from '../dialogs/provider'
import { inactiveFor } from '../status-text'
import { useListActions } from './list-actions'
import { useListContext } from './list-context'
import { useReminders } from './reminders'

const sevenDays = 7 * dayMs
const msUntil = (iso: string | null, now: string) =>
  iso === null ? Number.POSITIVE_INFINITY : new Date(iso).getTime() - new Date(now).getTime()

/** New tokens are paused, a token expires within a week, or an inactive token is about to be deleted. */
export function ListBanners({ page: { urgent, now } }: { readonly page: TokenPage }) {
  const { paused } = useListContext()
  const { isSnoozed, remindTomorrow } = useReminders(now)
  const soonest = (tokens: readonly TokenView[], deadline: (token: TokenView) => string | null) =>
    tokens.toSorted((a, b) => msUntil(deadline(a), now) - msUntil(deadline(b), now)).at(0)
  const expiring = soonest(
    urgent.filter((row) => row.status === 'expiring' && msUntil(row.expiresAt, now) <= sevenDays && !isSnoozed(row.tokenKey)),
    (row) => row.expiresAt,
  )
  const idle = soonest(
    urgent.filter((row) => row.status === 'idle' && row.actions.includes('keep')),
    (row) => row.inactivityDeletionAt,
  )
  return (
    <>
      {paused && <Banner>Your organization has paused new tokens.{paused.note && ` ${paused.note}`}</Banner>}
      {expiring && <ExpiringBanner token={expiring} now={now} onSnooze={() => remindTomorrow(expiring.tokenKey)} />}
      {idle && <IdleBanner token={idle} now={now} />}
    </>
  )
}

const Name = ({ children }: { readonly children: string }) => (
  <strong className="font-semibold">
    <bdi>{children}</bdi>
  </strong>
)

interface ExpiringBannerProps {
  readonly token: TokenView
  readonly now: string
  readonly onSnooze: () => void
}

function ExpiringBanner({ token, now, onSnooze }: ExpiringBannerProps) {
  const { timeZone } = usePreferences()
  const dialogs = useTokenDialogs()
  const remaining = formatRemaining(new Date(token.expiresAt ?? now), new Date(now), timeZone)
  const actions = (
    <>
      {token.actions.includes('rotate') && <Button onClick={() => dialogs.openRotate(token)}>Rotate</Button>}
      <Button variant="quiet" onClick={onSnooze}>
        Remind me tomorrow
      </Button>
    </>
  )
  return (
    <Banner tone="warn" actions={actions}>
      <Name>{token.name}</Name> expires {remaining}.
    </Banner>
  )
}

function IdleBanner({ token, now }: { readonly token: TokenView; readonly now: string }) {
  const { timeZone } = usePreferences()
  const { inactivityDays: days } = useListContext()
  const dialogs = useTokenDialogs()
  const { keep } = useListActions()
  const day = formatDate(new Date(token.inactivityDeletionAt ?? now), timeZone).replace(/ \d{4}$/, '')
  const actions = (
    <>
      <Button onClick={() => keep(token)}>Keep it for {days} more days</Button>
      {token.actions.includes('delete') && (
        <Button variant="quiet" onClick={() => dialogs.openDelete(token)}>
          Delete now
        </Button>
      )}
    </>
  )
  return (
    <Banner tone="warn" actions={actions}>
      <Name>{token.name}</Name> has not been used for {inactiveFor(token, now)} and will be deleted on {day}.
    </Banner>
  )
}

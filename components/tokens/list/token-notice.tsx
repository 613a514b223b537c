'use client'

import type { Route } from 'next'
import { Button } from '@/components/ui/button'
import { LinkButton } from '@/components/ui/link-button'
import { PageLink } from '@/components/ui/page-link'
import { usePreferences } from '@/components/ui/preferences'
import type { TokenView } from '@/lib/tokens/schema'
import { useTokenDialogs } from '../dialogs/provider'
import { inactiveFor } from '../status-text'
import { useListActions } from './list-actions'
import { useListContext } from './list-context'
import { noticeText } from './notice-text'

interface TokenNoticeProps {
  readonly token: TokenView
  readonly now: string
  readonly onSnooze: () => void
}

export function TokenNotice({ token, now, onSnooze }: TokenNoticeProps) {
  const { org, personId } = useListContext()
  const { timeZone } = usePreferences()
  const href = `/o/${org.slug}/tokens/${token.tokenKey}` as Route
  const others = token.owner !== null && token.owner.id !== personId
  return (
    <>
      <p className="min-w-0 grow basis-64">
        {others && token.owner && (
          <>
            <bdi>{token.owner.name}</bdi>'s{' '}
          </>
        )}
        <PageLink href={href} className="font-semibold underline decoration-1 underline-offset-2 hover:decoration-2">
          <bdi>{token.name}</bdi>
        </PageLink>{' '}
        {token.status === 'idle' && `has not been used for ${inactiveFor(token, now)} and `}
        {noticeText(token, now, timeZone)}.
      </p>
      <div className="flex flex-wrap gap-1 *:px-3 max-sm:-ml-3">
        {others && (
          <LinkButton variant="quiet" href={href}>
            Open<span className="sr-only"> {token.name}</span>
          </LinkButton>
        )}
        {token.status === 'idle' ? <IdleActions token={token} /> : <ExpiringActions token={token} onSnooze={onSnooze} />}
      </div>
    </>
  )
}

function ExpiringActions({ token, onSnooze }: Pick<TokenNoticeProps, 'token' | 'onSnooze'>) {
  const dialogs = useTokenDialogs()
  return (
    <>
      {token.actions.includes('rotate') && (
        <Button variant="quiet" onClick={() => dialogs.openRotate(token)}>
          Rotate
        </Button>
      )}
      <Button variant="quiet" onClick={onSnooze}>
        Remind me tomorrow
      </Button>
    </>
  )
}

function IdleActions({ token }: Pick<TokenNoticeProps, 'token'>) {
  const { inactivityDays } = useListContext()
  const dialogs = useTokenDialogs()
  const { keep } = useListActions()
  return (
    <>
      <Button variant="quiet" onClick={() => keep(token)}>
        Keep it for {inactivityDays} more days
      </Button>
      {token.actions.includes('delete') && (
        <Button variant="quiet" onClick={() => dialogs.openDelete(token)}>
          Delete now
        </Button>
      )}
    </>
  )
}

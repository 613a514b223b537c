'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { FailureBanner } from '@/components/session/failure-banner'
import { useAct } from '@/components/tokens/dialogs/use-act'
import { useAnnounce } from '@/components/ui/announcer'
import { Button } from '@/components/ui/button'
import { SectionCard } from '@/components/ui/section-card'
import type { SessionView } from '@/lib/accounts/schema'
import type { FailureCode, Outcome } from '@/lib/result'
import { SettingsPage } from '../settings/settings-page'
import { SessionRow } from './session-row'

interface SessionSettingsProps {
  readonly sessions: readonly SessionView[]
  readonly actions: {
    readonly endSession: (key: string) => Promise<Outcome<unknown, FailureCode>>
    readonly endOtherSessions: () => Promise<Outcome<{ ended: number }, FailureCode>>
  }
  readonly now: string
}

/** Shows current data whenever the user comes back to this tab. */
function useRefreshOnFocus() {
  const router = useRouter()
  useEffect(() => {
    const refresh = () => router.refresh()
    addEventListener('focus', refresh)
    return () => removeEventListener('focus', refresh)
  }, [router])
}

/** Keeps the focus in the page when the row that had it is removed. */
function useFocusAfterRemoval(count: number) {
  const list = useRef<HTMLUListElement>(null)
  const last = useRef(count)
  useEffect(() => {
    const isLost = count < last.current && document.activeElement === document.body
    last.current = count
    if (isLost) (list.current?.querySelector('button') ?? list.current)?.focus()
  }, [count])
  return list
}

export function SessionSettings({ sessions, actions, now }: SessionSettingsProps) {
  useRefreshOnFocus()
  const { failure, busy, act } = useAct()
  const announce = useAnnounce()
  const list = useFocusAfterRemoval(sessions.length)
  const endOne = ({ key, device }: SessionView) =>
    act(
      () => actions.endSession(key),
      () => announce(`${device} is signed out.`),
    )
  const endOthers = () =>
    act(actions.endOtherSessions, ({ ended }) => announce(ended === 1 ? '1 session was signed out.' : `${ended} sessions were signed out.`))
  const others = sessions.length - 1
  return (
    <SettingsPage title="Sessions" text="The browsers that are signed in to your account.">
      <SectionCard
        title={sessions.length === 1 ? '1 session' : `${sessions.length} sessions`}
        text="A session that you sign out is rejected on its next request. If you don't recognize one, sign it out and change your password."
        footer={
          others > 0 ? (
            <Button busy={busy} onClick={endOthers}>
              Sign out all other sessions
            </Button>
          ) : (
            <p className="grow text-sm text-ink-2">You are signed in nowhere else.</p>
          )
        }
      >
        {failure && <FailureBanner subject="account" failure={failure} />}
        <ul ref={list} tabIndex={-1} className="-my-4 divide-y divide-line">
          {sessions.map((session) => (
            <SessionRow key={session.key} session={session} now={now} busy={busy} onEnd={() => endOne(session)} />
          ))}
        </ul>
      </SectionCard>
    </SettingsPage>
  )
}

import type { Metadata } from 'next'
import { SessionSettings } from '@/components/account/sessions/session-settings'
import { requireAccount } from '@/lib/auth/require-page'
import { accountActor } from '@/lib/auth/session'
import { endOtherSessions, endSession } from './actions'

export const metadata: Metadata = { title: 'Sessions' }

export default async function SessionsPage() {
  const viewer = await requireAccount()
  const { accounts, clock } = viewer.server
  const [sessions, now] = await Promise.all([accounts.sessions(accountActor(viewer)), clock.now()])
  return <SessionSettings sessions={sessions} actions={{ endOtherSessions, endSession }} now={now.toISOString()} />
}

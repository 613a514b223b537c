import type { Metadata } from 'next'
import { Inbox } from '@/components/notices/inbox'
import { requireAccount } from '@/lib/auth/require-page'
import { accountActor } from '@/lib/auth/session'
import { keepFromInbox, markAllRead, markRead } from './actions'

export const metadata: Metadata = { title: 'Notifications' }

export default async function NotificationsPage({ searchParams }: PageProps<'/notifications'>) {
  const viewer = await requireAccount()
  const query = await searchParams
  const page = await viewer.server.notices.inbox(accountActor(viewer), query)
  const org = typeof query.in === 'string' ? query.in : null
  return <Inbox page={page} org={org} timeZone={viewer.session.timeZone} actions={{ markRead, markAllRead, keep: keepFromInbox }} />
}

import type { Metadata } from 'next'
import { Preferences } from '@/components/notices/preferences'
import { requireAccount } from '@/lib/auth/require-page'
import { accountActor } from '@/lib/auth/session'
import { savePreferences, sendTestNotice } from './actions'

export const metadata: Metadata = { title: 'Notification preferences' }

export default async function PreferencesPage({ searchParams }: PageProps<'/settings/notifications'>) {
  const viewer = await requireAccount()
  const { done, in: org } = await searchParams
  const preferences = await viewer.server.notices.preferences(accountActor(viewer))
  const outcome = typeof done === 'string' ? done : null
  return (
    <Preferences
      preferences={preferences}
      outcome={outcome}
      org={typeof org === 'string' ? org : null}
      save={savePreferences}
      sendTest={sendTestNotice}
    />
  )
}

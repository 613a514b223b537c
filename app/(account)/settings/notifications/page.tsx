import type { Metadata } from 'next'
import { PreferencesForm } from '@/components/notices/preferences-form'
import { requireAccount } from '@/lib/auth/pages'
import { accountActor } from '@/lib/auth/session'
import { savePreferences } from './actions'

export const metadata: Metadata = { title: 'Notification preferences' }

export default async function PreferencesPage({ searchParams }: PageProps<'/settings/notifications'>) {
  const visitor = await requireAccount()
  const { done } = await searchParams
  const preferences = await visitor.server.notices.preferences(accountActor(visitor))
  const outcome = done === 'saved' || done === 'failed' ? done : null
  return <PreferencesForm preferences={preferences} outcome={outcome} save={savePreferences} />
}

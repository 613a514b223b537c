import type { Metadata } from 'next'
import { AppearanceSettings } from '@/components/account/appearance/appearance-settings'
import { requireAccount } from '@/lib/auth/require-page'
import { saveAppearance } from './actions'

export const metadata: Metadata = { title: 'Appearance' }

export default async function AppearancePage() {
  const { session } = await requireAccount()
  const { timeZone } = session.appearance
  // browsers know other names of zones than the server, so both get this list
  const zones = [...new Set([timeZone, 'UTC', ...Intl.supportedValuesOf('timeZone')])].toSorted()
  return <AppearanceSettings appearance={session.appearance} zones={zones} save={saveAppearance} />
}

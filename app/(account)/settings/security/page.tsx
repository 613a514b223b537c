import type { Metadata } from 'next'
import { SecuritySettings } from '@/components/account/security/security-settings'
import { requireAccount } from '@/lib/auth/require-page'
import { accountActor } from '@/lib/auth/session'
import { securityActions } from './security-actions'

export const metadata: Metadata = { title: 'Security' }

export default async function SecurityPage() {
  const viewer = await requireAccount()
  const { accounts, clock } = viewer.server
  const [security, now] = await Promise.all([accounts.security(accountActor(viewer)), clock.now()])
  return <SecuritySettings security={security} actions={securityActions} now={now.toISOString()} />
}

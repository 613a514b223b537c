import type { Metadata } from 'next'
import { connectProvider, disconnectProvider } from '@/app/(public)/sign-in/oidc/actions'
import { Identities } from '@/components/account/identities'
import { SecuritySettings } from '@/components/account/security/security-settings'
import { requireAccount } from '@/lib/auth/require-page'
import { accountActor } from '@/lib/auth/session'
import { securityActions } from './security-actions'

export const metadata: Metadata = { title: 'Security' }

export default async function SecurityPage() {
  const viewer = await requireAccount()
  const { accounts, clock, env } = viewer.server
  const actor = accountActor(viewer)
  const [security, identities, at] = await Promise.all([accounts.security(actor), accounts.identities(actor), clock.now()])
  const now = at.toISOString()
  return (
    <SecuritySettings security={security} actions={securityActions} now={now}>
      {env.oidc && (
        <Identities provider={env.oidc.name} identities={identities} now={now} connect={connectProvider} remove={disconnectProvider} />
      )}
    </SecuritySettings>
  )
}

import type { Metadata } from 'next'
import { connectProvider, disconnectProvider } from '@/app/(public)/sign-in/oidc/actions'
import { Identities } from '@/components/account/identities'
import { RequiredFactor } from '@/components/account/security/required-factor'
import { SecuritySettings } from '@/components/account/security/security-settings'
import { requireAccount } from '@/lib/auth/require-page'
import { accountActor } from '@/lib/auth/session'
import { securityActions } from './security-actions'

export const metadata: Metadata = { title: 'Security' }

export default async function SecurityPage({ searchParams }: PageProps<'/settings/security'>) {
  const viewer = await requireAccount()
  const { accounts, clock, env, organizations } = viewer.server
  const actor = accountActor(viewer)
  const [security, identities, demand, at] = await Promise.all([
    accounts.security(actor),
    accounts.identities(actor),
    organizations.secondFactorDemand(actor),
    clock.now(),
  ])
  const sentBy = String((await searchParams).for ?? '')
  const now = at.toISOString()
  return (
    <SecuritySettings security={security} actions={securityActions} now={now} notice={<RequiredFactor {...demand} sentBy={sentBy} />}>
      {env.oidc && (
        <Identities provider={env.oidc.name} identities={identities} now={now} connect={connectProvider} remove={disconnectProvider} />
      )}
    </SecuritySettings>
  )
}

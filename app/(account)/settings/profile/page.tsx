import type { Metadata } from 'next'
import { ProfileSettings } from '@/components/account/profile/profile-settings'
import { requireAccount } from '@/lib/auth/require-page'
import { accountActor } from '@/lib/auth/session'
import { cancelEmailChange, requestEmailChange, requestVerification, saveProfile, saveSubdomain } from './actions'

export const metadata: Metadata = { title: 'Profile' }

export default async function ProfilePage() {
  const viewer = await requireAccount()
  const { accounts, env } = viewer.server
  const profile = await accounts.ownProfile(accountActor(viewer))
  return (
    <ProfileSettings
      profile={profile}
      subdomainOf={env.subdomainOf}
      actions={{ cancelEmailChange, requestEmailChange, requestVerification, saveProfile, saveSubdomain }}
    />
  )
}

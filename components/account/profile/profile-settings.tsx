import type { OwnProfile } from '@/lib/accounts/schema'
import { SettingsPage } from '../settings/settings-page'
import { EmailCard } from './email-card'
import { PersonCard } from './person-card'
import { SharedCard } from './shared-card'
import { SignatureCard } from './signature-card'
import { SubdomainCard } from './subdomain-card'
import type { ProfileActions } from './types'

interface ProfileSettingsProps {
  readonly profile: OwnProfile
  /** Domain of the users' websites; null = none is configured. */
  readonly subdomainOf: string | null
  readonly actions: ProfileActions
}

export function ProfileSettings({ profile, subdomainOf, actions }: ProfileSettingsProps) {
  return (
    <SettingsPage title="Profile" text="Your name, how to reach you, and what your integrations can read.">
      <PersonCard profile={profile} save={actions.saveProfile} />
      <EmailCard key={profile.email} profile={profile} actions={actions} />
      <SignatureCard profile={profile} save={actions.saveProfile} />
      <SubdomainCard profile={profile} subdomainOf={subdomainOf} save={actions.saveSubdomain} />
      <SharedCard shared={profile.shared} subdomainOf={subdomainOf} />
    </SettingsPage>
  )
}

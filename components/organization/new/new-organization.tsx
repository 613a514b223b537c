import { SettingsPage } from '@/components/account/settings/settings-page'
import { Banner } from '@/components/ui/banner'
import { NewOrganizationForm } from './new-organization-form'
import type { NewOrganizationActions } from './types'

interface NewOrganizationProps {
  readonly origin: string
  readonly timeZone: string
  readonly creation: { readonly limit: number; readonly created: number }
  readonly actions: NewOrganizationActions
}

export const NewOrganization = ({ creation: { limit, created }, ...form }: NewOrganizationProps) => (
  <SettingsPage
    title="Create an organization"
    text="You become its owner. Its members, locations, tokens and audit log are separate from those of your other organizations."
  >
    {created < limit ? (
      <NewOrganizationForm {...form} />
    ) : (
      <Banner tone="info">
        You have created {limit} {limit === 1 ? 'organization' : 'organizations'}, as many as this installation allows.
      </Banner>
    )}
  </SettingsPage>
)

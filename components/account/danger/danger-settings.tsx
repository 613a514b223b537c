import type { LeavingView } from '@/lib/organizations/schema'
import { SettingsPage } from '../settings/settings-page'
import { DeleteCard } from './delete-card'
import { ExportCard } from './export-card'
import { LeaveCard } from './leave-card'
import type { DangerActions } from './types'

interface DangerSettingsProps {
  readonly leaving: readonly LeavingView[]
  readonly email: string
  readonly actions: DangerActions
}

export const DangerSettings = ({ leaving, email, actions }: DangerSettingsProps) => (
  <SettingsPage title="Danger zone" text="Take your data with you, leave an organization, or delete your account.">
    <ExportCard />
    <LeaveCard leaving={leaving.filter(({ deactivated }) => !deactivated)} leave={actions.leaveOrganization} />
    <DeleteCard leaving={leaving} email={email} deleteAccount={actions.deleteAccount} />
  </SettingsPage>
)

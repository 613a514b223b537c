import { sessionActions } from '@/app/session/session-actions'
import { SettingsNav } from '@/components/account/settings/settings-nav'
import { WithSessionPrompts } from '@/components/session/with-session-prompts'
import { settingsNavigation } from '@/components/shell/settings-items'
import { accountPageOrg } from '@/lib/auth/current-organization'
import { requireAccount } from '@/lib/auth/require-page'

export default async function SettingsLayout({ children }: LayoutProps<'/settings'>) {
  const orgViewer = await accountPageOrg(await requireAccount())
  return (
    <WithSessionPrompts session={sessionActions}>
      <div className="grid gap-x-10 gap-y-6 md:grid-cols-[11rem_minmax(0,1fr)]">
        <SettingsNav label="Settings" items={settingsNavigation(orgViewer?.place.slug ?? null)} besideFrom="md" />
        {children}
      </div>
    </WithSessionPrompts>
  )
}

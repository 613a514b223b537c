import { sessionActions } from '@/app/session/session-actions'
import { SettingsNav } from '@/components/account/settings/settings-nav'
import { WithSessionPrompts } from '@/components/session/with-session-prompts'
import { organizationNavigation } from '@/components/shell/organization-items'
import { requirePerson } from '@/lib/auth/require-page'
import { openPages } from './open-pages'

/** Each page checks access itself: a layout is not rendered again when the page changes. */
export default async function OrganizationSettings({ params, children }: LayoutProps<'/o/[org]/settings'>) {
  const viewer = await requirePerson((await params).org)
  return (
    <WithSessionPrompts session={sessionActions}>
      <div className="grid gap-x-8 gap-y-6 xl:grid-cols-[10rem_minmax(0,1fr)]">
        <SettingsNav label="Organization settings" items={organizationNavigation(viewer.place.slug, openPages(viewer))} besideFrom="xl" />
        <div className="min-w-0">{children}</div>
      </div>
    </WithSessionPrompts>
  )
}

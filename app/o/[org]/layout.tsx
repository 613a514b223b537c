import { markAllRead } from '@/app/(account)/notifications/actions'
import { signOut } from '@/app/session/actions'
import { Bell } from '@/components/notices/bell'
import { Shell } from '@/components/shell/shell'
import { PreferencesProvider } from '@/components/ui/preferences'
import { requirePerson } from '@/lib/auth/pages'
import { shellView } from './shell-view'

export default async function OrganisationLayout({ params, children }: LayoutProps<'/o/[org]'>) {
  const visit = await requirePerson((await params).org)
  const { timeZone, exactTimes, userId } = visit.session
  const unread = await visit.server.notices.unread(userId)
  return (
    <PreferencesProvider value={{ timeZone, exactTimes }}>
      <Shell view={await shellView(visit)} signOut={signOut} bell={<Bell unread={unread} markAllRead={markAllRead} />}>
        {children}
      </Shell>
    </PreferencesProvider>
  )
}

import { Bell } from '@/components/notices/bell'
import { BarePage } from '@/components/shell/bare-page'
import { Shell } from '@/components/shell/shell'
import { PreferencesProvider } from '@/components/ui/preferences'
import { requireAccount } from '@/lib/auth/pages'
import { visitBeside } from '@/lib/auth/visit-beside'
import { shellView } from '../o/[org]/shell-view'
import { signOut } from '../session/actions'
import { markAllRead } from './notifications/actions'

export default async function AccountLayout({ children }: LayoutProps<'/'>) {
  const visitor = await requireAccount()
  const { timeZone, exactTimes, userId } = visitor.session
  const [visit, unread] = await Promise.all([visitBeside(visitor), visitor.server.notices.unread(userId)])
  return (
    <PreferencesProvider value={{ timeZone, exactTimes }}>
      {visit ? (
        <Shell view={await shellView(visit)} signOut={signOut} bell={<Bell unread={unread} markAllRead={markAllRead} />}>
          {children}
        </Shell>
      ) : (
        <BarePage>{children}</BarePage>
      )}
    </PreferencesProvider>
  )
}

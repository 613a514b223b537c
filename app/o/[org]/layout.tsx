import { signOut } from '@/app/session/actions'
import { Shell } from '@/components/shell/shell'
import { PreferencesProvider } from '@/components/ui/preferences'
import { requirePerson } from '@/lib/auth/pages'
import { shellView } from './shell-view'

export default async function OrganisationLayout({ params, children }: LayoutProps<'/o/[org]'>) {
  const visit = await requirePerson((await params).org)
  const { timeZone, exactTimes } = visit.session
  return (
    <PreferencesProvider value={{ timeZone, exactTimes }}>
      <Shell view={await shellView(visit)} signOut={signOut}>
        {children}
      </Shell>
    </PreferencesProvider>
  )
}

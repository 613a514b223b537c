import { BarePage } from '@/components/shell/bare-page'
import { PreferencesProvider } from '@/components/ui/preferences'
import { accountPageOrg } from '@/lib/auth/current-organization'
import { requireAccount } from '@/lib/auth/require-page'
import { OrgShell } from '../o/[org]/org-shell'

export default async function AccountLayout({ children }: LayoutProps<'/'>) {
  const visitor = await requireAccount()
  const visit = await accountPageOrg(visitor)
  if (visit) return <OrgShell viewer={visit}>{children}</OrgShell>
  const { timeZone, exactTimes } = visitor.session
  return (
    <PreferencesProvider value={{ timeZone, exactTimes }}>
      <BarePage>{children}</BarePage>
    </PreferencesProvider>
  )
}

import { BarePage } from '@/components/shell/bare-page'
import { PreferencesProvider } from '@/components/ui/preferences'
import { accountPageOrg } from '@/lib/auth/current-organization'
import { requireAccount } from '@/lib/auth/require-page'
import { OrgShell } from '../o/[org]/org-shell'

export default async function AccountLayout({ children }: LayoutProps<'/'>) {
  const viewer = await requireAccount()
  const orgViewer = await accountPageOrg(viewer)
  if (orgViewer) return <OrgShell viewer={orgViewer}>{children}</OrgShell>
  const { timeZone, appearance } = viewer.session
  return (
    <PreferencesProvider value={{ timeZone, exactTimes: appearance.exactTimes }}>
      <BarePage>{children}</BarePage>
    </PreferencesProvider>
  )
}

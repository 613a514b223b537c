import { BarePage } from '@/components/shell/bare-page'
import { PreferencesProvider } from '@/components/ui/preferences'
import { visitBeside } from '@/lib/auth/account-page-org'
import { requireAccount } from '@/lib/auth/require-page'
import { Framed } from '../o/[org]/org-shell'

export default async function AccountLayout({ children }: LayoutProps<'/'>) {
  const visitor = await requireAccount()
  const visit = await visitBeside(visitor)
  if (visit) return <Framed visit={visit}>{children}</Framed>
  const { timeZone, exactTimes } = visitor.session
  return (
    <PreferencesProvider value={{ timeZone, exactTimes }}>
      <BarePage>{children}</BarePage>
    </PreferencesProvider>
  )
}

import { signOut } from '@/app/session/actions'
import { BarePage } from '@/components/shell/bare-page'
import { Button } from '@/components/ui/button'
import { PreferencesProvider } from '@/components/ui/preferences'
import { accountPageOrg } from '@/lib/auth/current-organization'
import { displayPreferences } from '@/lib/auth/display-preferences'
import { requireAccount } from '@/lib/auth/require-page'
import { pageNonce } from '@/lib/http/nonce'
import { OrgShell } from '../o/[org]/org-shell'

export default async function AccountLayout({ children }: LayoutProps<'/'>) {
  const viewer = await requireAccount()
  const orgViewer = await accountPageOrg(viewer)
  if (orgViewer) return <OrgShell viewer={orgViewer}>{children}</OrgShell>
  return (
    <PreferencesProvider value={await displayPreferences(viewer)} nonce={await pageNonce()}>
      <BarePage wide>
        {children}
        <form action={signOut}>
          <Button type="submit" variant="quiet">
            Sign out
          </Button>
        </form>
      </BarePage>
    </PreferencesProvider>
  )
}

import type { ReactNode } from 'react'
import { markAllRead } from '@/app/(account)/notifications/actions'
import { signOut } from '@/app/session/actions'
import { sessionActions } from '@/app/session/session-actions'
import { Bell } from '@/components/notices/bell'
import { UnreadProvider } from '@/components/notices/unread'
import { ClockBanner } from '@/components/shell/clock-banner'
import { ClosingBanner } from '@/components/shell/closing-banner'
import { EmailBanner } from '@/components/shell/email-banner'
import { Shell } from '@/components/shell/shell'
import { PreferencesProvider } from '@/components/ui/preferences'
import { isAdministrator } from '@/lib/actor'
import { displayPreferences } from '@/lib/auth/display-preferences'
import type { OrgViewer } from '@/lib/auth/session'
import { pageNonce } from '@/lib/http/nonce'
import { shellView } from './shell-view'
import { boundActions } from './tokens/bound-actions'

function clockBanner({ actor, server }: OrgViewer): ReactNode {
  const aheadMs = isAdministrator(actor) ? server.clockDisagreement() : null
  return aheadMs === null ? null : <ClockBanner aheadMs={aheadMs} />
}

// without a mail server there is no link to send, so nothing that the person could do about it
const emailBanner = ({ session: { email, emailVerified }, server }: OrgViewer): ReactNode =>
  !emailVerified && server.mail.enabled && <EmailBanner email={email} />

export async function OrgShell({ viewer, children }: { readonly viewer: OrgViewer; readonly children: ReactNode }) {
  const { userId } = viewer.session
  const tokenCommands = {
    actions: boundActions(viewer.place.slug),
    session: sessionActions,
    apiBase: `${viewer.server.env.origin}/api/v1`,
  }
  const [view, unread, preferences, nonce] = await Promise.all([
    shellView(viewer),
    viewer.server.notices.unread(userId),
    displayPreferences(viewer),
    pageNonce(),
  ])
  return (
    <PreferencesProvider value={preferences} nonce={nonce}>
      <UnreadProvider rendered={unread}>
        <Shell
          view={view}
          signOut={signOut}
          bell={<Bell markAllRead={markAllRead} />}
          warning={
            <>
              {clockBanner(viewer)}
              <ClosingBanner {...view} />
              {emailBanner(viewer)}
            </>
          }
          tokenCommands={tokenCommands}
        >
          {children}
        </Shell>
      </UnreadProvider>
    </PreferencesProvider>
  )
}

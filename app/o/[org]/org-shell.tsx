import type { ReactNode } from 'react'
import { markAllRead } from '@/app/(account)/notifications/actions'
import { reauthenticate, signIn, signOut } from '@/app/session/actions'
import { Bell } from '@/components/notices/bell'
import { UnreadProvider } from '@/components/notices/unread'
import { Shell } from '@/components/shell/shell'
import { PreferencesProvider } from '@/components/ui/preferences'
import type { OrgViewer } from '@/lib/auth/session'
import { shellView } from './shell-view'
import { boundActions } from './tokens/bound-actions'

export async function OrgShell({ viewer, children }: { readonly viewer: OrgViewer; readonly children: ReactNode }) {
  const { timeZone, exactTimes, userId } = viewer.session
  const tokenCommands = {
    actions: boundActions(viewer.place.slug),
    session: { reauthenticate, signIn },
    apiBase: `${viewer.server.env.origin}/api/v1`,
  }
  const [view, unread] = await Promise.all([shellView(viewer), viewer.server.notices.unread(userId)])
  return (
    <PreferencesProvider value={{ timeZone, exactTimes }}>
      <UnreadProvider rendered={unread}>
        <Shell view={view} signOut={signOut} bell={<Bell markAllRead={markAllRead} />} tokenCommands={tokenCommands}>
          {children}
        </Shell>
      </UnreadProvider>
    </PreferencesProvider>
  )
}

import type { Metadata } from 'next'
import { InvitationScreen } from '@/components/account/invitation/invitation-screen'
import { BarePage } from '@/components/shell/bare-page'
import { readViewer } from '@/lib/auth/session'
import { getServer } from '@/lib/server'
import { acceptAsNewUser, acceptInvitation, declineInvitation, signOutToContinue } from './actions'

export const metadata: Metadata = { title: 'Invitation' }

/** Opening the link does not use it. */
export default async function Invite({ params }: PageProps<'/invite/[t]'>) {
  const { t } = await params
  const [invitation, viewer] = await Promise.all([getServer().organizations.invitations.present(t), readViewer()])
  const actions = {
    accept: acceptInvitation.bind(null, t),
    acceptAsNewUser: acceptAsNewUser.bind(null, t),
    decline: declineInvitation.bind(null, t),
    signOut: signOutToContinue,
  }
  return (
    <BarePage>
      <InvitationScreen
        invitation={invitation}
        viewer={viewer && { email: viewer.session.email }}
        path={`/invite/${t}`}
        actions={actions}
      />
    </BarePage>
  )
}

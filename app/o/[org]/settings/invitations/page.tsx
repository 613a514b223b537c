import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { InvitationsPage } from '@/components/organization/invitations/invitations-page'
import { requirePerson } from '@/lib/auth/require-page'
import { invitePeople, renewInvitationLink, resendInvitation, revokeInvitation } from './actions'

export const metadata: Metadata = { title: 'Invitations' }

export default async function Invitations({ params, searchParams }: PageProps<'/o/[org]/settings/invitations'>) {
  const { actor, place, server } = await requirePerson((await params).org)
  const query = await searchParams
  const list = await server.organizations.invitations.page(actor, query)
  if (!list.ok) forbidden()
  const { slug, name } = place
  const actions = {
    invite: invitePeople.bind(null, slug),
    renewLink: renewInvitationLink.bind(null, slug),
    resend: resendInvitation.bind(null, slug),
    revoke: revokeInvitation.bind(null, slug),
  }
  return <InvitationsPage org={{ slug, name }} list={list.value} actions={actions} inviting={query.invite !== undefined} />
}

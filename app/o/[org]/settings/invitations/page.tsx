import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { InvitationsPage } from '@/components/organization/invitations/invitations-page'
import type { RoleHints } from '@/components/organization/invitations/types'
import { roleHint } from '@/components/organization/roles/role-hint'
import { roles } from '@/lib/actor'
import { requirePerson } from '@/lib/auth/require-page'
import { roleMatrix } from '../roles/role-matrix'
import { invitePeople, renewInvitationLink, resendInvitation, revokeInvitation } from './actions'

export const metadata: Metadata = { title: 'Invitations' }

export default async function Invitations({ params, searchParams }: PageProps<'/o/[org]/settings/invitations'>) {
  const viewer = await requirePerson((await params).org)
  const { actor, place, server } = viewer
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
  const matrix = roleMatrix(viewer)
  const hints = Object.fromEntries(roles.map((role) => [role, roleHint(matrix, role)])) as RoleHints
  return <InvitationsPage org={{ slug, name }} list={list.value} actions={actions} hints={hints} inviting={query.invite !== undefined} />
}

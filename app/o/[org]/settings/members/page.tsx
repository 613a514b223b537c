import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { MembersPage } from '@/components/organization/members/members-page'
import { requirePerson } from '@/lib/auth/require-page'
import { changeRole, createMemberResetLink, deactivateMember, reactivateMember, removeMember } from './actions'

export const metadata: Metadata = { title: 'Members' }

export default async function Members({ params, searchParams }: PageProps<'/o/[org]/settings/members'>) {
  const { actor, place, server } = await requirePerson((await params).org)
  const list = await server.organizations.memberPage(actor, await searchParams)
  if (!list.ok) forbidden()
  const { slug, name } = place
  const actions = {
    changeRole: changeRole.bind(null, slug),
    deactivate: deactivateMember.bind(null, slug),
    reactivate: reactivateMember.bind(null, slug),
    remove: removeMember.bind(null, slug),
    createResetLink: createMemberResetLink.bind(null, slug),
  }
  return <MembersPage org={{ slug, name }} list={list.value} actions={actions} />
}

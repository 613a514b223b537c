import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { OrganizationDanger } from '@/components/organization/danger/danger-page'
import { requirePerson } from '@/lib/auth/require-page'
import { cancelDeletion, closeOrganization, transferOwnership } from './actions'

export const metadata: Metadata = { title: 'Danger zone' }

export default async function Danger({ params, searchParams }: PageProps<'/o/[org]/settings/danger'>) {
  const { actor, place, server } = await requirePerson((await params).org)
  const [danger, at] = await Promise.all([server.organizations.dangerPage(actor, await searchParams), server.clock.now()])
  if (!danger.ok) forbidden()
  const { slug } = place
  const actions = {
    transfer: transferOwnership.bind(null, slug),
    close: closeOrganization.bind(null, slug),
    cancel: cancelDeletion.bind(null, slug),
  }
  return <OrganizationDanger danger={danger.value} now={at.toISOString()} actions={actions} />
}

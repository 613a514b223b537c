import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NewOrganization } from '@/components/organization/new/new-organization'
import { requireAccount } from '@/lib/auth/require-page'
import { accountActor } from '@/lib/auth/session'
import { createOrganization, organizationSlugState } from './actions'

export const metadata: Metadata = { title: 'Create an organization' }

export default async function NewOrganizationPage() {
  const viewer = await requireAccount()
  const { env, organizations } = viewer.server
  if (!organizations.mayCreate) notFound()
  return (
    <NewOrganization
      origin={env.origin}
      timeZone={viewer.session.timeZone}
      creation={await organizations.creation(accountActor(viewer))}
      actions={{ create: createOrganization, slugState: organizationSlugState }}
    />
  )
}

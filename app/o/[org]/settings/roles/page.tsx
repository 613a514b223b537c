import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { RolesPage } from '@/components/organization/roles/roles-page'
import { requirePerson } from '@/lib/auth/require-page'
import { roleMatrix } from './role-matrix'

export const metadata: Metadata = { title: 'Roles' }

export default async function Roles({ params }: PageProps<'/o/[org]/settings/roles'>) {
  const viewer = await requirePerson((await params).org)
  if (!viewer.server.organizations.canManage(viewer.actor)) forbidden()
  return <RolesPage matrix={roleMatrix(viewer)} />
}

import type { Metadata } from 'next'
import { DangerSettings } from '@/components/account/danger/danger-settings'
import { requireAccount } from '@/lib/auth/require-page'
import { accountActor } from '@/lib/auth/session'
import { deleteAccount, leaveOrganization } from './actions'

export const metadata: Metadata = { title: 'Danger zone' }

export default async function DangerPage() {
  const viewer = await requireAccount()
  const leaving = await viewer.server.organizations.leaving(accountActor(viewer))
  return <DangerSettings leaving={leaving} email={viewer.session.email} actions={{ deleteAccount, leaveOrganization }} />
}

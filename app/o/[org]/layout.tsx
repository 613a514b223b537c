import { notFound } from 'next/navigation'
import { accountPageOrg } from '@/lib/auth/current-organization'
import { findPerson, requireAccount } from '@/lib/auth/require-page'
import { OrgShell } from './org-shell'

// An organization the viewer does not belong to is a 404, shown inside the shell of one of their own.
export default async function OrganizationLayout({ params, children }: LayoutProps<'/o/[org]'>) {
  const account = await requireAccount()
  const viewer = (await findPerson(account, (await params).org)) ?? (await accountPageOrg(account)) ?? notFound()
  return <OrgShell viewer={viewer}>{children}</OrgShell>
}

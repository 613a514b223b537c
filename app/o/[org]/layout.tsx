import { notFound } from 'next/navigation'
import { accountPageOrg } from '@/lib/auth/account-page-org'
import { requireAccount } from '@/lib/auth/require-page'
import { readOrgViewer } from '@/lib/auth/session'
import { OrgShell } from './org-shell'

// an organization that is not the person's does not exist, as its pages say: their own stands around the answer
export default async function OrganizationLayout({ params, children }: LayoutProps<'/o/[org]'>) {
  const visitor = await requireAccount()
  const visit = (await readOrgViewer(visitor, (await params).org)) ?? (await accountPageOrg(visitor)) ?? notFound()
  return <OrgShell visit={visit}>{children}</OrgShell>
}

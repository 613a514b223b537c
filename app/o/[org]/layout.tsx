import { notFound } from 'next/navigation'
import { visitBeside } from '@/lib/auth/account-page-org'
import { requireAccount } from '@/lib/auth/require-page'
import { readVisit } from '@/lib/auth/session'
import { Framed } from './org-shell'

// an organization that is not the person's does not exist, as its pages say: their own stands around the answer
export default async function OrganizationLayout({ params, children }: LayoutProps<'/o/[org]'>) {
  const visitor = await requireAccount()
  const visit = (await readVisit(visitor, (await params).org)) ?? (await visitBeside(visitor)) ?? notFound()
  return <Framed visit={visit}>{children}</Framed>
}

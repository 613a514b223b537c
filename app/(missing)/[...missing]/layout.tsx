import { notFound } from 'next/navigation'
import { OrgShell } from '@/app/o/[org]/org-shell'
import { accountPageOrg } from '@/lib/auth/current-organization'
import { readViewer } from '@/lib/auth/session'

// who is signed in keeps the shell around an address of nothing
export default async function MissingLayout({ children }: LayoutProps<'/[...missing]'>) {
  const visitor = await readViewer()
  const visit = (visitor && (await accountPageOrg(visitor))) ?? notFound()
  return <OrgShell viewer={visit}>{children}</OrgShell>
}

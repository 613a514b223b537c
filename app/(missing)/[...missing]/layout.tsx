import { notFound } from 'next/navigation'
import { OrgShell } from '@/app/o/[org]/org-shell'
import { accountPageOrg } from '@/lib/auth/current-organization'
import { readViewer } from '@/lib/auth/session'

// a signed-in viewer sees a 404 inside the shell
export default async function MissingLayout({ children }: LayoutProps<'/[...missing]'>) {
  const viewer = await readViewer()
  const orgViewer = (viewer && (await accountPageOrg(viewer))) ?? notFound()
  return <OrgShell viewer={orgViewer}>{children}</OrgShell>
}

import { notFound } from 'next/navigation'
import { Framed } from '@/app/o/[org]/org-shell'
import { visitBeside } from '@/lib/auth/account-page-org'
import { readVisitor } from '@/lib/auth/session'

// who is signed in keeps the shell around an address of nothing
export default async function MissingLayout({ children }: LayoutProps<'/[...missing]'>) {
  const visitor = await readVisitor()
  const visit = (visitor && (await visitBeside(visitor))) ?? notFound()
  return <Framed visit={visit}>{children}</Framed>
}

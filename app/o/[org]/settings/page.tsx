import { forbidden, redirect } from 'next/navigation'
import { organizationNavigation } from '@/components/shell/organization-items'
import { requirePerson } from '@/lib/auth/require-page'
import { openPages } from './open-pages'

export default async function Settings({ params }: PageProps<'/o/[org]/settings'>) {
  const viewer = await requirePerson((await params).org)
  const [first] = organizationNavigation(viewer.place.slug, openPages(viewer))
  redirect(first?.href ?? forbidden())
}

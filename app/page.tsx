import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { NoOrganization } from '@/components/account/no-organization'
import { BarePage } from '@/components/shell/bare-page'
import { landingOrganization } from '@/lib/auth/current-organization'
import { readViewer } from '@/lib/auth/session'
import { getServer } from '@/lib/server'
import { signOut } from './session/actions'

export default async function Start() {
  const viewer = await readViewer()
  if (!viewer) redirect((await getServer().organizations.isSetUp()) ? '/sign-in' : '/setup')
  const slug = await landingOrganization(viewer)
  if (slug !== null) redirect(`/o/${slug}/tokens` as Route)
  return (
    <BarePage>
      <NoOrganization email={viewer.session.email} mayCreate={viewer.server.organizations.mayCreate} signOut={signOut} />
    </BarePage>
  )
}

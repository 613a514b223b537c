import type { Route } from 'next'
import { notFound, redirect } from 'next/navigation'
import { landingOrganization } from '@/lib/auth/current-organization'
import { readViewer } from '@/lib/auth/session'
import { getServer } from '@/lib/server'

export default async function Start() {
  const viewer = await readViewer()
  if (!viewer) redirect((await getServer().organizations.isSetUp()) ? '/sign-in' : '/setup')
  const slug = (await landingOrganization(viewer)) ?? notFound()
  redirect(`/o/${slug}/tokens` as Route)
}

import type { Route } from 'next'
import { notFound, redirect } from 'next/navigation'
import { organizationToOpen } from '@/lib/auth/organization-to-open'
import { readVisitor } from '@/lib/auth/session'
import { getServer } from '@/lib/server'

export default async function Start() {
  const visitor = await readVisitor()
  if (!visitor) redirect((await getServer().organizations.isSetUp()) ? '/sign-in' : '/setup')
  const slug = (await organizationToOpen(visitor)) ?? notFound()
  redirect(`/o/${slug}/tokens` as Route)
}

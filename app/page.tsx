import type { Route } from 'next'
import { notFound, redirect } from 'next/navigation'
import { organisationToOpen } from '@/lib/auth/organisation-to-open'
import { readVisitor } from '@/lib/auth/session'
import { getServer } from '@/lib/server'

export default async function Start() {
  const visitor = await readVisitor()
  if (!visitor) redirect((await getServer().organisations.isSetUp()) ? '/sign-in' : '/setup')
  const slug = (await organisationToOpen(visitor)) ?? notFound()
  redirect(`/o/${slug}/tokens` as Route)
}

import type { Route } from 'next'
import { notFound, redirect } from 'next/navigation'
import { readVisitor } from '@/lib/auth/session'
import { getServer } from '@/lib/server'

export default async function Start() {
  const { organisations } = getServer()
  const visitor = await readVisitor()
  if (!visitor) redirect((await organisations.isSetUp()) ? '/sign-in' : '/setup')
  const [first] = await organisations.visibleTo(visitor.session.userId)
  if (!first) notFound()
  redirect(`/o/${first.slug}/tokens` as Route)
}

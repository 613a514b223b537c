import 'server-only'
import type { Route } from 'next'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { pathHeader } from './page-headers'
import { type OrgViewer, readOrgViewer, readViewer, type Viewer } from './session'

/** Whoever is signed in; everybody else is sent to sign in and comes back here. */
export async function requireAccount(): Promise<Viewer> {
  const visitor = await readViewer()
  if (visitor) return visitor
  const address = (await headers()).get(pathHeader) ?? '/'
  redirect(`/sign-in?next=${encodeURIComponent(address)}` as Route)
}

/** A person in the organization of a slug. An organization of others does not exist. */
export async function requirePerson(slug: string): Promise<OrgViewer> {
  const visit = await readOrgViewer(await requireAccount(), slug)
  return visit ?? notFound()
}

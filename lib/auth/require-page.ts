import 'server-only'
import type { Route } from 'next'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { pathHeader } from './page-headers'
import { type OrgViewer, readOrgViewer, readViewer, type Viewer } from './session'

/** Returns the viewer; redirects to sign-in, and back to this page afterwards, if no one is signed in. */
export async function requireAccount(): Promise<Viewer> {
  const viewer = await readViewer()
  if (viewer) return viewer
  const path = (await headers()).get(pathHeader) ?? '/'
  redirect(`/sign-in?next=${encodeURIComponent(path)}` as Route)
}

/** Returns the viewer in an organization; an organization they do not belong to is a 404. */
export async function requirePerson(slug: string): Promise<OrgViewer> {
  return (await readOrgViewer(await requireAccount(), slug)) ?? notFound()
}

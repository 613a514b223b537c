import 'server-only'
import type { Route } from 'next'
import { notFound, redirect } from 'next/navigation'
import { pagePath } from './page-path'
import { enterOrganization, type OrgViewer, readViewer, type Viewer } from './session'

/** Returns the viewer; redirects to sign-in, and back to this page afterwards, if no one is signed in. */
export async function requireAccount(): Promise<Viewer> {
  const viewer = await readViewer()
  if (viewer) return viewer
  redirect(`/sign-in?next=${encodeURIComponent(await pagePath())}` as Route)
}

/** Path of the page that sets up a second factor, for an organization that requires one. */
const secondFactorPath = (slug: string) => `/settings/security?for=${slug}` as Route

/** Returns the viewer in an organization; an organization they do not belong to is a 404. */
export async function requirePerson(slug: string): Promise<OrgViewer> {
  return (await findPerson(await requireAccount(), slug)) ?? notFound()
}

/** Null for an organization the viewer does not belong to; redirects if they must set up a second factor first. */
export async function findPerson(viewer: Viewer, slug: string): Promise<OrgViewer | null> {
  const entered = await enterOrganization(viewer, slug)
  if (entered.ok) return entered.value
  return entered.error.code === 'second_factor_required' ? redirect(secondFactorPath(slug)) : null
}

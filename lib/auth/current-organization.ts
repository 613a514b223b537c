import 'server-only'
import { cookies, headers } from 'next/headers'
import { lastOrganizationCookie } from './cookies'
import { lastOpened } from './last-organization'
import { pathHeader } from './page-headers'
import { enterOrganization, type OrgViewer, organizationsOf, type Viewer } from './session'

/** Slug of the organization to open when the URL names none; null if the viewer has none. */
export async function landingOrganization(viewer: Viewer): Promise<string | null> {
  const remembered = (await cookies()).get(lastOrganizationCookie(viewer.server.env.origin).name)?.value
  return lastOpened(await organizationsOf(viewer), remembered)?.slug ?? null
}

/**
 * The organization shown around an account page: the one named by `?in=`, otherwise the last one opened, otherwise any other that
 * the viewer may enter; null if there is none.
 */
export async function accountPageOrg(viewer: Viewer): Promise<OrgViewer | null> {
  const path = (await headers()).get(pathHeader) ?? '/'
  const named = new URL(`http://localhost${path}`).searchParams.get('in')
  const others = (await organizationsOf(viewer)).map(({ slug }) => slug)
  for (const slug of new Set([named, await landingOrganization(viewer), ...others])) {
    const entered = slug === null ? null : await enterOrganization(viewer, slug)
    if (entered?.ok) return entered.value
  }
  return null
}

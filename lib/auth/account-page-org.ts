import 'server-only'
import { headers } from 'next/headers'
import { landingOrganization } from './organization-to-open'
import { pathHeader } from './page-headers'
import { type OrgViewer, readOrgViewer, type Viewer } from './session'

/** The organization a page of the account stands beside: the one its address names, else the one opened last; null without any. */
export async function accountPageOrg(visitor: Viewer): Promise<OrgViewer | null> {
  const address = (await headers()).get(pathHeader) ?? '/'
  const named = new URL(`http://localhost${address}`).searchParams.get('in')
  const beside = named === null ? null : await readOrgViewer(visitor, named)
  if (beside) return beside
  const slug = await landingOrganization(visitor)
  return slug === null ? null : readOrgViewer(visitor, slug)
}

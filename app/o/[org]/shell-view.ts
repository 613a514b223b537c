import 'server-only'
import { type ReadingPage, readingPages } from '@/components/shell/nav-items'
import { locationInPath } from '@/components/shell/paths'
import { roleLabels } from '@/components/shell/role-labels'
import type { ShellView } from '@/components/shell/shell-context'
import { pagePath } from '@/lib/auth/page-path'
import { locationsOf, type OrgViewer, organizationsOf } from '@/lib/auth/session'
import { openPages } from './settings/open-pages'

export async function shellView(viewer: OrgViewer): Promise<ShellView> {
  const { actor, place, server, session } = viewer
  const [organizations, administrators, locations] = await Promise.all([
    organizationsOf(viewer),
    server.organizations.administrators(place.orgId),
    shownLocations(viewer),
  ])
  const slugAndName = ({ slug, name }: { slug: string; name: string }) => ({ slug, name })
  return {
    organization: slugAndName(place),
    role: roleLabels[place.role],
    person: { name: session.name, email: session.email },
    timeZone: session.timeZone,
    ...locations,
    organizations: organizations.map(slugAndName),
    closing: place.deletionAt && { deletedAt: place.deletionAt.toISOString(), mayCancel: server.organizations.owns(actor) },
    administrators,
    mayCreateOrganization: server.organizations.mayCreate,
    mayCreate: server.tokens.canCreate(actor),
    tokenTabs: server.tokens.tabs(actor),
    reads: readablePages(viewer),
    opens: openPages(viewer),
  }
}

/** The first locations, and the one of this location view. */
async function shownLocations(viewer: OrgViewer): Promise<Pick<ShellView, 'locations' | 'moreLocations'>> {
  const { locations, moreLocations } = await locationsOf(viewer)
  const current = locationInPath(await pagePath())
  const isShown = current === null || locations.some(({ slug }) => slug === current)
  const other = isShown || !moreLocations ? null : await viewer.server.organizations.visibleLocation(viewer.actor, current)
  return { locations: [...locations, ...(other ? [other] : [])].map(({ slug, name }) => ({ slug, name })), moreLocations }
}

function readablePages({ actor, server }: OrgViewer): ReadingPage[] {
  const allowed = { usage: true, audit: server.auditLog.mayRead(actor) }
  return readingPages.filter((page) => allowed[page])
}

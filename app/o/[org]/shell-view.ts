import 'server-only'
import { type ReadingPage, readingPages } from '@/components/shell/nav-items'
import { roleLabels } from '@/components/shell/role-labels'
import type { ShellView } from '@/components/shell/shell-context'
import { type OrgViewer, organizationsOf } from '@/lib/auth/session'
import { openPages } from './settings/open-pages'

export async function shellView(viewer: OrgViewer): Promise<ShellView> {
  const { actor, place, server, session } = viewer
  const [organizations, administrators] = await Promise.all([organizationsOf(viewer), server.organizations.administrators(place.orgId)])
  const slugAndName = ({ slug, name }: { slug: string; name: string }) => ({ slug, name })
  return {
    organization: slugAndName(place),
    role: roleLabels[place.role],
    person: { name: session.name, email: session.email },
    timeZone: session.timeZone,
    locations: place.locations.map(slugAndName),
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

function readablePages({ actor, server }: OrgViewer): ReadingPage[] {
  const allowed = { usage: true, audit: server.auditLog.mayRead(actor) }
  return readingPages.filter((page) => allowed[page])
}

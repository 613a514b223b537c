import 'server-only'
import { type OrganizationPage, organizationPages } from '@/components/shell/nav-items'
import { roleLabels } from '@/components/shell/role-labels'
import type { ShellView } from '@/components/shell/shell-context'
import { type OrgViewer, organizationsOf } from '@/lib/auth/session'

/** What the shell shows around every page of the visit. */
export async function shellView(visit: OrgViewer): Promise<ShellView> {
  const { actor, place, server, session } = visit
  const [organizations, administrators] = await Promise.all([organizationsOf(visit), server.organizations.administrators(place.orgId)])
  const named = ({ slug, name }: { slug: string; name: string }) => ({ slug, name })
  return {
    organization: named(place),
    role: roleLabels[place.role],
    person: { name: session.name, email: session.email },
    timeZone: session.timeZone,
    locations: organizations.find(({ orgId }) => orgId === place.orgId)?.locations.map(named) ?? [],
    organizations: organizations.map(named),
    administrators,
    mayCreate: server.tokens.canCreate(actor),
    tokenTabs: server.tokens.tabs(actor),
    opens: opens(visit),
  }
}

function opens({ actor, server }: OrgViewer): OrganizationPage[] {
  const opened = { destinations: server.destinations.mayCreate(actor), policy: server.tokens.policy.canChange(actor) }
  return organizationPages.filter((page) => opened[page])
}

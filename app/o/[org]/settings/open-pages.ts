import 'server-only'
import { type OrganizationPage, organizationPages } from '@/components/shell/organization-items'
import type { OrgViewer } from '@/lib/auth/session'

/** Pages of the organization settings that the viewer may open. */
export function openPages({ actor, server }: OrgViewer): OrganizationPage[] {
  const manages = server.organizations.canManage(actor)
  const allowed: Readonly<Record<OrganizationPage, boolean>> = {
    general: manages,
    members: manages,
    roles: manages,
    invitations: manages,
    locations: manages,
    destinations: server.destinations.mayCreate(actor) !== null,
    policy: server.tokens.policy.canChange(actor),
    danger: server.organizations.owns(actor),
  }
  return organizationPages.filter((page) => allowed[page])
}

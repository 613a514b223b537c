import type { NavigationItem } from './navigation-item'
import { organizationPath } from './paths'

/** Pages of the organization settings, each of which needs a permission, in the order of their navigation. */
export const organizationPages = ['general', 'members', 'roles', 'invitations', 'locations', 'destinations', 'policy', 'danger'] as const
export type OrganizationPage = (typeof organizationPages)[number]

const labels: Readonly<Record<OrganizationPage, string>> = {
  general: 'General',
  members: 'Members',
  roles: 'Roles',
  invitations: 'Invitations',
  locations: 'Locations',
  destinations: 'Destinations',
  policy: 'Token policy',
  danger: 'Danger zone',
}

export const organizationNavigation = (organization: string, opens: readonly OrganizationPage[]): readonly NavigationItem[] =>
  organizationPages
    .filter((page) => opens.includes(page))
    .map((page) => ({ label: labels[page], href: organizationPath(organization, page) }))

import type { Route } from 'next'
import { destinationsPath, notificationsPath, policyPath, tokensPath } from './paths'

export interface NavItem {
  readonly label: string
  readonly href: Route
  /** Leads there after `g`. */
  readonly key?: string
  /** Paths of an organization that belong to this entry. */
  readonly within: RegExp
}

/** The pages under Organization that not everybody may open. */
export const organizationPages = ['destinations', 'policy'] as const
export type OrganizationPage = (typeof organizationPages)[number]

/** The pages of an organization, in the order of the rail. */
export const navItems = (organization: string): readonly NavItem[] => [
  { label: 'API tokens', key: 't', href: tokensPath(organization), within: /^\/o\/[^/]+\/(l\/[^/]+\/)?tokens(\/|$)/ },
  {
    label: 'Notifications',
    key: 'n',
    href: notificationsPath(organization),
    within: /^\/(notifications|settings\/notifications)(\/|$)/,
  },
]

const organizationItem: Readonly<Record<OrganizationPage, (organization: string) => NavItem>> = {
  destinations: (organization) => ({
    label: 'Destinations',
    href: destinationsPath(organization),
    within: /^\/o\/[^/]+\/organization\/destinations(\/|$)/,
  }),
  policy: (organization) => ({
    label: 'Token policy',
    href: policyPath(organization),
    within: /^\/o\/[^/]+\/organization\/policy(\/|$)/,
  }),
}

/** The entries under Organization that a person may open. */
export const organizationItems = (organization: string, opens: readonly OrganizationPage[]): readonly NavItem[] =>
  organizationPages.filter((page) => opens.includes(page)).map((page) => organizationItem[page](organization))

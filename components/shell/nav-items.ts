import type { Route } from 'next'
import { destinationsAddress, notificationsAddress, policyAddress, tokensAddress } from './addresses'

export interface NavItem {
  readonly label: string
  readonly href: Route
  /** Leads there after `g`. */
  readonly key?: string
  /** Paths of an organisation that belong to this entry. */
  readonly within: RegExp
}

/** The pages under Organisation that not everybody may open. */
export const organisationPages = ['destinations', 'policy'] as const
export type OrganisationPage = (typeof organisationPages)[number]

/** The pages of an organisation, in the order of the rail. */
export const navItems = (organisation: string): readonly NavItem[] => [
  { label: 'API tokens', key: 't', href: tokensAddress(organisation), within: /^\/o\/[^/]+\/(l\/[^/]+\/)?tokens(\/|$)/ },
  {
    label: 'Notifications',
    key: 'n',
    href: notificationsAddress(organisation),
    within: /^\/(notifications|settings\/notifications)(\/|$)/,
  },
]

const organisationItem: Readonly<Record<OrganisationPage, (organisation: string) => NavItem>> = {
  destinations: (organisation) => ({
    label: 'Destinations',
    href: destinationsAddress(organisation),
    within: /^\/o\/[^/]+\/organisation\/destinations(\/|$)/,
  }),
  policy: (organisation) => ({
    label: 'Token policy',
    href: policyAddress(organisation),
    within: /^\/o\/[^/]+\/organisation\/policy(\/|$)/,
  }),
}

/** The entries under Organisation that a person may open. */
export const organisationItems = (organisation: string, opens: readonly OrganisationPage[]): readonly NavItem[] =>
  organisationPages.filter((page) => opens.includes(page)).map((page) => organisationItem[page](organisation))

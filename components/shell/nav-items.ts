import type { Route } from 'next'
import { type OrganizationPage, organizationNavigation } from './organization-items'
import { notificationsPath, tokensPath } from './paths'

export interface NavItem {
  readonly label: string
  readonly href: Route
  /** Key to press after `g`. */
  readonly shortcut?: string
  /** Paths for which this item is the current page. */
  readonly within: RegExp
  /** Number shown after the label. */
  readonly counts?: 'unread'
}

/** In the order of the rail. */
export const navItems = (organization: string, opens: readonly OrganizationPage[]): readonly NavItem[] => [
  { label: 'API tokens', shortcut: 't', href: tokensPath(organization), within: /^\/o\/[^/]+\/(l\/[^/]+\/)?tokens(\/|$)/ },
  {
    label: 'Notifications',
    shortcut: 'n',
    href: notificationsPath(organization),
    within: /^\/(notifications|settings\/notifications)(\/|$)/,
    counts: 'unread',
  },
  ...organizationItem(organization, opens),
]

/** Opens the first page of the organization settings that the viewer may open. */
const organizationItem = (organization: string, opens: readonly OrganizationPage[]): readonly NavItem[] =>
  organizationNavigation(organization, opens)
    .slice(0, 1)
    .map(({ href }) => ({ label: 'Organization', shortcut: 'o', href, within: /^\/o\/[^/]+\/settings(\/|$)/ }))

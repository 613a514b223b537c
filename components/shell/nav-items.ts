import type { Route } from 'next'
import { type OrganizationPage, organizationNavigation } from './organization-items'
import { auditPath, notificationsPath, tokensPath, usagePath } from './paths'

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

/** Pages beside the tokens that not every role may open. */
export const readingPages = ['usage', 'audit'] as const
export type ReadingPage = (typeof readingPages)[number]

/** In the order of the rail. */
export const navItems = (organization: string, reads: readonly ReadingPage[], opens: readonly OrganizationPage[]): readonly NavItem[] => [
  { label: 'API tokens', shortcut: 't', href: tokensPath(organization), within: /^\/o\/[^/]+\/(l\/[^/]+\/)?tokens(\/|$)/ },
  ...readingPages.filter((page) => reads.includes(page)).map((page) => readingItem[page](organization)),
  {
    label: 'Notifications',
    shortcut: 'n',
    href: notificationsPath(organization),
    within: /^\/(notifications|settings\/notifications)(\/|$)/,
    counts: 'unread',
  },
  { label: 'Developer docs', href: '/docs', within: /^\/docs/ },
  ...organizationItem(organization, opens),
]

const readingItem: Readonly<Record<ReadingPage, (organization: string) => NavItem>> = {
  usage: (organization) => ({
    label: 'Usage',
    shortcut: 'u',
    href: usagePath(organization),
    within: /^\/o\/[^/]+\/usage(\/|$)/,
  }),
  audit: (organization) => ({
    label: 'Audit log',
    shortcut: 'a',
    href: auditPath(organization),
    within: /^\/o\/[^/]+\/audit(\/|$)/,
  }),
}

/** Opens the first page of the organization settings that the viewer may open. */
const organizationItem = (organization: string, opens: readonly OrganizationPage[]): readonly NavItem[] =>
  organizationNavigation(organization, opens)
    .slice(0, 1)
    .map(({ href }) => ({ label: 'Organization', shortcut: 'o', href, within: /^\/o\/[^/]+\/settings(\/|$)/ }))

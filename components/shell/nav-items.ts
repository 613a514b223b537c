import type { Route } from 'next'
import { auditPath, destinationsPath, notificationsPath, policyPath, tokensPath, usagePath } from './paths'

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

/** Pages under Organization that need a permission. */
export const organizationPages = ['destinations', 'policy'] as const
export type OrganizationPage = (typeof organizationPages)[number]

/** Pages beside the tokens that not every role may open. */
export const readingPages = ['usage', 'audit'] as const
export type ReadingPage = (typeof readingPages)[number]

/** In the order of the rail. */
export const navItems = (organization: string, reads: readonly ReadingPage[]): readonly NavItem[] => [
  { label: 'API tokens', shortcut: 't', href: tokensPath(organization), within: /^\/o\/[^/]+\/(l\/[^/]+\/)?tokens(\/|$)/ },
  ...readingPages.filter((page) => reads.includes(page)).map((page) => readingItem[page](organization)),
  {
    label: 'Notifications',
    shortcut: 'n',
    href: notificationsPath(organization),
    within: /^\/(notifications|settings\/notifications)(\/|$)/,
    counts: 'unread',
  },
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

const organizationItem: Readonly<Record<OrganizationPage, (organization: string) => NavItem>> = {
  destinations: (organization) => ({
    label: 'Destinations',
    href: destinationsPath(organization),
    within: /^\/o\/[^/]+\/settings\/destinations(\/|$)/,
  }),
  policy: (organization) => ({
    label: 'Token policy',
    href: policyPath(organization),
    within: /^\/o\/[^/]+\/settings\/policy(\/|$)/,
  }),
}

export const organizationItems = (organization: string, opens: readonly OrganizationPage[]): readonly NavItem[] =>
  organizationPages.filter((page) => opens.includes(page)).map((page) => organizationItem[page](organization))

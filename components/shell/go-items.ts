import type { Route } from 'next'
import { navItems } from './nav-items'
import { organizationNavigation } from './organization-items'
import { tokensPath } from './paths'
import { settingsItems } from './settings-items'
import type { ShellView } from './shell-context'

interface GoItem {
  readonly label: string
  readonly href: Route
  /** Key to press after `g`. */
  readonly shortcut: string | null
}

/** Pages that the viewer may open by shortcut or by name. */
export function goItems({ organization, organizations, reads, opens }: ShellView): readonly GoItem[] {
  const pages = navItems(organization.slug, reads, opens).map(({ label, href, shortcut }) => ({ label, href, shortcut: shortcut ?? null }))
  // the first one is the page that the entry in the rail opens
  const own = organizationNavigation(organization.slug, opens).map(({ label, href }) => ({
    label: `Organization: ${label}`,
    href,
    shortcut: null,
  }))
  const others = organizations.filter(({ slug }) => slug !== organization.slug)
  return [
    ...pages,
    ...own,
    ...settingsItems(organization.slug).map(({ label, href }, index) => ({
      label: `Settings: ${label}`,
      href,
      shortcut: index === 0 ? 's' : null,
    })),
    ...others.map(({ slug, name }) => ({ label: name, href: tokensPath(slug), shortcut: null })),
  ]
}

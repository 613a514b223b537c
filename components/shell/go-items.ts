import type { Route } from 'next'
import { navItems, organizationItems } from './nav-items'
import { preferencesPath, tokensPath } from './paths'
import type { ShellView } from './shell-context'

interface GoItem {
  readonly label: string
  readonly href: Route
  /** Key to press after `g`. */
  readonly shortcut: string | null
}

/** Pages that the viewer may open by shortcut or by name. */
export function goItems({ organization, organizations, opens }: ShellView): readonly GoItem[] {
  const pages = navItems(organization.slug).map(({ label, href, shortcut }) => ({ label, href, shortcut: shortcut ?? null }))
  const own = organizationItems(organization.slug, opens).map(({ label, href }, index) => ({
    label,
    href,
    shortcut: index === 0 ? 'o' : null,
  }))
  const others = organizations.filter(({ slug }) => slug !== organization.slug)
  return [
    ...pages,
    ...own,
    { label: 'Notification preferences', href: preferencesPath(organization.slug), shortcut: 's' },
    ...others.map(({ slug, name }) => ({ label: name, href: tokensPath(slug), shortcut: null })),
  ]
}

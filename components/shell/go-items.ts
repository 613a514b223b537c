import type { Route } from 'next'
import { navItems, organizationItems } from './nav-items'
import { preferencesPath, tokensPath } from './paths'
import type { ShellView } from './shell-context'

export interface GoItem {
  readonly label: string
  readonly href: Route
  /** The key that leads there after `g`. */
  readonly key: string | null
}

/** Every page a person may go to by key or by name. */
export function goItems({ organization, organizations, opens }: ShellView): readonly GoItem[] {
  const pages = navItems(organization.slug).map(({ label, href, key }) => ({ label, href, key: key ?? null }))
  const own = organizationItems(organization.slug, opens).map(({ label, href }, index) => ({ label, href, key: index === 0 ? 'o' : null }))
  const others = organizations.filter(({ slug }) => slug !== organization.slug)
  return [
    ...pages,
    ...own,
    { label: 'Notification preferences', href: preferencesPath(organization.slug), key: 's' },
    ...others.map(({ slug, name }) => ({ label: name, href: tokensPath(slug), key: null })),
  ]
}

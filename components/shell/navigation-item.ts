import type { Route } from 'next'

/** Entry of the navigation between settings pages. */
export interface NavigationItem {
  readonly label: string
  readonly href: Route
}

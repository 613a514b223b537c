import type { Route } from 'next'
import { tokensAddress } from './addresses'

export interface NavItem {
  readonly label: string
  readonly href: Route
  /** Paths of an organisation that belong to this entry. */
  readonly within: RegExp
}

/** The pages of an organisation, in the order of the rail. */
export const navItems = (organisation: string): readonly NavItem[] => [
  { label: 'API tokens', href: tokensAddress(organisation), within: /^\/o\/[^/]+\/(l\/[^/]+\/)?tokens(\/|$)/ },
]

import { buttonClass } from '../ui/button-class'
import { tokensPath } from './paths'

/** Leads from a problem page to the tokens of an organization, by default the viewer's first. */
export const BackToTokens = ({ organization }: { readonly organization?: string | undefined }) => (
  // not a router link: the router would keep showing this page if only the query differs
  <a href={organization === undefined ? '/' : tokensPath(organization)} className={buttonClass('primary')}>
    Back to API tokens
  </a>
)

import type { Route } from 'next'
import { LinkButton } from '@/components/ui/link-button'

/** Opens the create dialog with the type and the scopes of a sample. */
export const CreateTokenLink = ({ path }: { readonly path: Route }) => (
  <div data-noprint>
    <LinkButton href={path}>Create a token for this example</LinkButton>
  </div>
)

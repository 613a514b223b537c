'use client'

import { tokensPath } from '@/components/shell/paths'
import { ProblemPage } from '@/components/shell/problem-page'
import { useShell } from '@/components/shell/shell-context'
import { LinkButton } from '@/components/ui/link-button'

/** Not there and not yours are the same answer. */
export function MissingToken() {
  const { organization } = useShell()
  return (
    <ProblemPage
      title="This token does not exist or you may not see it."
      actions={<LinkButton href={tokensPath(organization.slug)}>Back to API tokens</LinkButton>}
    />
  )
}

'use client'

import { tokensPath } from '@/components/shell/paths'
import { ProblemPage } from '@/components/shell/problem-page'
import { useShell } from '@/components/shell/shell-context'
import { LinkButton } from '@/components/ui/link-button'

/** Shown for missing tokens and for those of others, so that no one can probe for token keys. */
export function MissingToken() {
  const { organization } = useShell()
  return (
    <ProblemPage
      title="This token doesn’t exist, or you don’t have access to it."
      actions={<LinkButton href={tokensPath(organization.slug)}>Back to API tokens</LinkButton>}
    />
  )
}

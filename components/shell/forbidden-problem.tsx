'use client'

import { BackToTokens } from './back-to-tokens'
import { ProblemPage } from './problem-page'
import { useShell } from './shell-context'

/** Shown for 403 inside an organization. */
export function ForbiddenProblem() {
  const { organization, role, administrators } = useShell()
  return (
    <ProblemPage title="You don't have access to this page." actions={<BackToTokens organization={organization.slug} />}>
      Your role in {organization.name} is {role}. Administrators: {administrators.join(', ')}.
    </ProblemPage>
  )
}

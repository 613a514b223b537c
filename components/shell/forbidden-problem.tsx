'use client'

import { buttonClass } from '../ui/button-class'
import { KeyAvatar } from './key-avatar'
import { tokensPath } from './paths'
import { ProblemPage } from './problem-page'
import { useShell } from './shell-context'

/** Shown for 403 inside an organization. */
export function ForbiddenProblem() {
  const { organization, role, administrators } = useShell()
  return (
    <ProblemPage
      title="You don't have access to this page."
      drawing={<KeyAvatar text="You don't have access to this page." works={false} width={72} />}
      actions={
        // not a router link: the router would keep showing this page if only the query differs
        <a href={tokensPath(organization.slug)} className={buttonClass('primary')}>
          Back to API tokens
        </a>
      }
    >
      <p>
        Your role in {organization.name} is {role}. Administrators: {administrators.join(', ')}.
      </p>
    </ProblemPage>
  )
}

'use client'

import { buttonClass } from '../ui/button-class'
import { KeyAvatar } from './key-avatar'
import { tokensPath } from './paths'
import { ProblemPage } from './problem-page'
import { useShell } from './shell-context'

/** 403 inside an organization. */
export function ForbiddenProblem() {
  const { organization, role, administrators } = useShell()
  return (
    <ProblemPage
      title="You may not see this page."
      drawing={<KeyAvatar text="You may not see this page." works={false} width={72} />}
      actions={
        // a plain link: the router keeps showing this in the place of a page whose address differs in its query alone
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

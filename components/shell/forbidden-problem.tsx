'use client'

import { LinkButton } from '../ui/link-button'
import { tokensAddress } from './addresses'
import { KeyProfile } from './key-profile'
import { ProblemPage } from './problem-page'
import { useShell } from './shell-context'

/** 403 inside an organisation. */
export function ForbiddenProblem() {
  const { organisation, role, administrators } = useShell()
  return (
    <ProblemPage
      title="You may not see this page."
      drawing={<KeyProfile text="You may not see this page." works={false} width={72} />}
      actions={
        <LinkButton variant="primary" href={tokensAddress(organisation.slug)}>
          Back to API tokens
        </LinkButton>
      }
    >
      <p>
        Your role in {organisation.name} is {role}. Administrators: {administrators.join(', ')}.
      </p>
    </ProblemPage>
  )
}

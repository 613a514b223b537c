'use client'

import { Button } from '../ui/button'
import { controlClass } from '../ui/control-class'
import { LinkButton } from '../ui/link-button'
import { KeyAvatar } from './key-avatar'
import { tokensPath } from './paths'
import { ProblemPage } from './problem-page'
import { useShell } from './shell-context'

/** 404 inside an organization: a search among the tokens and the way back. */
export function NotFoundProblem() {
  const { organization } = useShell()
  const address = tokensPath(organization.slug)
  return (
    <ProblemPage
      title="Nothing here."
      drawing={<KeyAvatar text="Nothing here." works={false} width={72} />}
      actions={<LinkButton href={address}>Back to API tokens</LinkButton>}
    >
      <p>The address may be mistyped, or what was here is gone or not yours to see.</p>
      <search>
        <form action={address} className="flex flex-wrap items-end gap-2">
          <label className="flex grow basis-60 flex-col gap-1.5 text-sm font-semibold text-ink">
            Search tokens
            <input type="search" name="q" placeholder="Name, token key or owner" className={`${controlClass} font-normal`} />
          </label>
          <Button type="submit" variant="primary">
            Search
          </Button>
        </form>
      </search>
    </ProblemPage>
  )
}

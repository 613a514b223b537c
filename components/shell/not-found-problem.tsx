'use client'

import { Button } from '../ui/button'
import { controlClass } from '../ui/control-class'
import { LinkButton } from '../ui/link-button'
import { KeyAvatar } from './key-avatar'
import { tokensPath } from './paths'
import { ProblemPage } from './problem-page'
import { useShell } from './shell-context'

/** Shown for 404 inside an organization. */
export function NotFoundProblem() {
  const { organization } = useShell()
  const path = tokensPath(organization.slug)
  return (
    <ProblemPage
      title="Page not found."
      drawing={<KeyAvatar text="Page not found." works={false} width={72} />}
      actions={<LinkButton href={path}>Back to API tokens</LinkButton>}
    >
      <p>Check the URL. The page may have been deleted, or you may not have access.</p>
      <search>
        <form action={path} className="flex flex-wrap items-end gap-2">
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

'use client'

import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { LinkButton } from '../ui/link-button'
import { TextInput } from '../ui/text-input'
import { tokensAddress } from './addresses'
import { ProblemPage } from './problem-page'
import { useShell } from './shell-context'

/** 404 inside an organisation: a search among the tokens and the way back. */
export function NotFoundProblem() {
  const { organisation } = useShell()
  const address = tokensAddress(organisation.slug)
  return (
    <ProblemPage title="Nothing here." actions={<LinkButton href={address}>Back to API tokens</LinkButton>}>
      <p>The address may be mistyped, or what was here is gone or not yours to see.</p>
      <search>
        <form action={address} className="flex flex-wrap items-end gap-2">
          <Field label="Search tokens" className="grow basis-60">
            <TextInput type="search" name="q" placeholder="Name, token key or owner" />
          </Field>
          <Button type="submit" variant="primary">
            Search
          </Button>
        </form>
      </search>
    </ProblemPage>
  )
}

'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { KeyAvatar } from '../shell/key-avatar'
import { destinationsPath, organizationPath, policyPath } from '../shell/paths'
import { openCreate } from '../shell/run-shortcut'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { LinkButton } from '../ui/link-button'

/** Last screen of setup. The new owner is signed in. */
export function Ready({ name, slug }: { readonly name: string; readonly slug: string }) {
  const router = useRouter()
  const screen = useRef<HTMLDivElement>(null)
  useEffect(() => screen.current?.querySelector<HTMLElement>('h1')?.focus(), [])
  const newToken = () =>
    openCreate({ organization: { slug, name }, mayCreate: true }, (path) => {
      router.push(path)
      return true
    })
  return (
    <div ref={screen}>
      <EmptyState
        page
        title="Your organization is ready."
        drawing={<KeyAvatar text={slug} width={72} />}
        actions={
          <>
            <Button variant="primary" onClick={newToken}>
              New token
            </Button>
            <LinkButton href={`${organizationPath(slug, 'invitations')}?invite=1` as Route}>Invite people</LinkButton>
            <LinkButton href={`${destinationsPath(slug)}?add` as Route}>Add destination</LinkButton>
            <LinkButton href={policyPath(slug)}>Check the policy</LinkButton>
          </>
        }
      >
        You are the owner of {name}. Create the first token, invite people, let a form or workflow send you its data, or look at what
        members can do.
      </EmptyState>
    </div>
  )
}

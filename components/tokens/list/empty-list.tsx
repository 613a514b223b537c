'use client'

import type { Route } from 'next'
import { KeyAvatar } from '@/components/shell/key-avatar'
import { useShell } from '@/components/shell/shell-context'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { useListContext } from './list-context'
import { NewTokenButton } from './list-header'
import { useListParams } from './use-list-params'

interface EmptyListProps {
  readonly filtered?: boolean
  /** Number of tokens that "Show removed" would list. */
  readonly removed?: number
}

export function EmptyList({ filtered = false, removed = 0 }: EmptyListProps) {
  const { org, mayCreate } = useListContext()
  const { administrators } = useShell()
  const { params, go, clear } = useListParams()
  if (filtered) return <EmptyState title="No tokens match your filters" actions={<Button onClick={clear}>Clear filters</Button>} />
  const drawing = <KeyAvatar text="keyrail" works={false} width={110} />
  const actions = (
    <>
      {mayCreate && <NewTokenButton />}
      {removed > 0 && <Button onClick={() => go({ removed: true })}>Show removed ({removed})</Button>}
    </>
  )
  if (params.tab === 'organization') {
    return (
      <EmptyState title="No admin tokens yet" drawing={drawing} actions={actions}>
        An admin token can access the data of everyone in {org.name}. Use one only if a user token isn't enough.
      </EmptyState>
    )
  }
  if (params.tab === 'locations') {
    return (
      <EmptyState title="No location tokens yet" drawing={drawing} actions={actions}>
        A location token can access the data of a single location.
      </EmptyState>
    )
  }
  if (removed > 0) return <EmptyState title="No tokens in your list" drawing={drawing} actions={actions} />
  if (!mayCreate) {
    return (
      <EmptyState title="No tokens yet" drawing={drawing}>
        Your role can't create tokens. Ask an administrator for a different role: {administrators.join(', ')}.
      </EmptyState>
    )
  }
  const quickStart = <LinkButton href={'/docs/quick-start' as Route}>Read the quick start</LinkButton>
  return (
    <EmptyState
      title="No tokens yet"
      drawing={drawing}
      actions={
        <>
          {actions}
          {quickStart}
        </>
      }
    >
      API tokens let other software act on your behalf. Create one per integration: one for Zapier, one for your website, one for your
      nightly export.
    </EmptyState>
  )
}

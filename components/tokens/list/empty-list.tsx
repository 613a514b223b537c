'use client'

import { KeyAvatar } from '@/components/shell/key-avatar'
import { useShell } from '@/components/shell/shell-context'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { useListContext } from './list-context'
import { NewTokenButton } from './list-header'
import { useListParams } from './use-list-params'

export function EmptyList({ filtered = false }: { readonly filtered?: boolean }) {
  const { org, mayCreate } = useListContext()
  const { administrators } = useShell()
  const { address, clear } = useListParams()
  if (filtered) return <EmptyState title="No tokens match." actions={<Button onClick={clear}>Clear filters</Button>} />
  const drawing = <KeyAvatar text="keyrail" works={false} width={110} />
  const actions = mayCreate && <NewTokenButton />
  if (address.tab === 'organization') {
    return (
      <EmptyState title="No admin tokens." drawing={drawing} actions={actions}>
        An admin token acts for everyone in {org.name}. Use one only when a user token cannot do the job.
      </EmptyState>
    )
  }
  if (address.tab === 'locations') {
    return (
      <EmptyState title="No location tokens." drawing={drawing} actions={actions}>
        Choose a location to create one.
      </EmptyState>
    )
  }
  if (!mayCreate) {
    return (
      <EmptyState title="No tokens yet" drawing={drawing}>
        You cannot create tokens here. An administrator can give you a role that may. Administrators: {administrators.join(', ')}.
      </EmptyState>
    )
  }
  return (
    <EmptyState title="No tokens yet" drawing={drawing} actions={actions}>
      Create one for each piece of software that should reach your data: one for Zapier, one for your website, one for the nightly export.
    </EmptyState>
  )
}

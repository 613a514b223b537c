'use client'

import { SettingsPage } from '@/components/account/settings/settings-page'
import type { DangerPage } from '@/lib/organizations/schema'
import { CancelCard } from './cancel-card'
import { DeleteCard } from './delete-card'
import { TransferCard } from './transfer-card'
import type { OrganizationDangerActions } from './types'

interface OrganizationDangerProps {
  readonly danger: DangerPage
  readonly now: string
  readonly actions: OrganizationDangerActions
}

export function OrganizationDanger({ danger, now, actions }: OrganizationDangerProps) {
  const { name, deletedAt } = danger
  return (
    <SettingsPage title="Danger zone" text={`What only owners of ${name} can do.`}>
      {deletedAt !== null && <CancelCard name={name} deletedAt={deletedAt} now={now} cancel={actions.cancel} />}
      <TransferCard danger={danger} transfer={actions.transfer} />
      {deletedAt === null && <DeleteCard danger={danger} close={actions.close} />}
    </SettingsPage>
  )
}

'use client'

import { roleLabels } from '@/components/shell/role-labels'
import { rowRoles } from '@/components/tokens/list/table-class'
import { Badge } from '@/components/ui/badge'
import { Time } from '@/components/ui/time'
import type { InvitationPage, InvitationView } from '@/lib/organizations/schema'
import { ListCell, ListHead, ListRowHeader, ListTable, listRowClass } from '../list-table'
import { InvitationMenu } from './invitation-menu'
import type { InvitationActions } from './types'

interface InvitationTableProps {
  readonly org: { readonly slug: string; readonly name: string }
  readonly list: InvitationPage
  readonly actions: InvitationActions
}

export const InvitationTable = ({ org, list, actions }: InvitationTableProps) => (
  <ListTable
    caption={`Invitations to ${org.name}`}
    head={
      <>
        <ListHead>Email</ListHead>
        <ListHead>Role</ListHead>
        <ListHead className="@max-[36rem]/table:hidden">Invited by</ListHead>
        <ListHead>{list.state === 'accepted' ? 'Accepted' : 'Expires'}</ListHead>
        <ListHead>
          <span className="sr-only">Actions</span>
        </ListHead>
      </>
    }
  >
    {list.rows.map((invitation) => (
      <Row key={invitation.id} invitation={invitation} list={list} actions={actions} />
    ))}
  </ListTable>
)

const badges: Readonly<Partial<Record<InvitationView['status'], string>>> = { declined: 'Declined', revoked: 'Revoked', expired: 'Expired' }

function Row({ invitation, list, actions }: Omit<InvitationTableProps, 'org'> & { readonly invitation: InvitationView }) {
  const { email, role, locations, inviter, status, sent, acceptedAt, expiresAt, changeable } = invitation
  const badge = badges[status]
  return (
    <tr {...rowRoles.row} className={listRowClass}>
      <ListRowHeader>
        <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
          <span className="font-semibold text-ink">{email}</span>
          {badge && <Badge tone="off">{badge}</Badge>}
        </span>
        {status === 'pending' && (
          <span className="block text-xs text-ink-3">{sent ? 'Sent by email' : 'Link only, no email was sent'}</span>
        )}
      </ListRowHeader>
      <ListCell label="Role" className="max-sm:order-1 max-sm:col-span-3">
        {roleLabels[role]}
        {locations.length > 0 && <span className="block text-xs text-ink-3">{locations.join(', ')}</span>}
      </ListCell>
      <ListCell label="Invited by" className="@max-[36rem]/table:sm:hidden max-sm:order-2">
        <bdi>{inviter}</bdi>
      </ListCell>
      <ListCell label={acceptedAt ? 'Accepted' : 'Expires'} className="max-sm:order-3 sm:whitespace-nowrap">
        <Time at={acceptedAt ?? expiresAt} now={list.now} />
      </ListCell>
      <ListCell className="text-right max-sm:col-start-3 max-sm:row-start-1">
        {changeable && <InvitationMenu invitation={invitation} sendsEmail={list.sendsEmail} actions={actions} />}
      </ListCell>
    </tr>
  )
}

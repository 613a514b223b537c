import { roleLabels } from '@/components/shell/role-labels'
import type { OpenInvitation } from './open-invitation'

const fact = 'font-semibold wrap-anywhere'

/** Who invites, whom, and to what. */
export const InvitationFacts = ({ invitation }: { readonly invitation: OpenInvitation }) => (
  <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 text-sm">
    <dt className="text-ink-2">Invited by</dt>
    <dd className={fact}>
      <bdi>{invitation.inviter}</bdi>
    </dd>
    <dt className="text-ink-2">Role</dt>
    <dd className={fact}>{roleLabels[invitation.role]}</dd>
    {invitation.locations.length > 0 && (
      <>
        <dt className="text-ink-2">{invitation.locations.length === 1 ? 'Location' : 'Locations'}</dt>
        <dd className={fact}>{invitation.locations.join(', ')}</dd>
      </>
    )}
    <dt className="text-ink-2">Email</dt>
    <dd className={fact}>{invitation.email}</dd>
  </dl>
)

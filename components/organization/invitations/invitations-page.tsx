import { organizationPath } from '@/components/shell/paths'
import { EmptyState } from '@/components/ui/empty-state'
import { TabLinks } from '@/components/ui/tab-links'
import type { InvitationPage, InvitationState } from '@/lib/organizations/schema'
import { PageLinks } from '../destinations/page-links'
import { InvitationTable } from './invitation-table'
import { InvitePeople } from './invite-people'
import type { InvitationActions, RoleHints } from './types'

interface InvitationsPageProps {
  readonly org: { readonly slug: string; readonly name: string }
  readonly list: InvitationPage
  readonly actions: InvitationActions
  readonly hints: RoleHints
  /** Opens the dialog on load. */
  readonly inviting: boolean
}

const states = ['pending', 'accepted', 'expired'] as const satisfies readonly InvitationState[]
const labels: Readonly<Record<InvitationState, string>> = { pending: 'Pending', accepted: 'Accepted', expired: 'Expired' }
const empty: Readonly<Record<InvitationState, string>> = {
  pending: 'No pending invitations',
  accepted: 'No accepted invitations yet',
  expired: 'No expired, declined or revoked invitations',
}

export function InvitationsPage({ org, list, actions, hints, inviting }: InvitationsPageProps) {
  const path = organizationPath(org.slug, 'invitations')
  const { state, counts, total } = list
  return (
    <div className="flex flex-col gap-6">
      <header className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <div className="min-w-0 grow basis-80">
          <h1 tabIndex={-1} className="text-2xl outline-none">
            Invitations
          </h1>
          <p className="mt-1 max-w-[66ch] text-ink-2">
            {list.sendsEmail
              ? 'Each person gets an email with a link. You can also copy a link and send it yourself. It works once, for 7 days.'
              : 'Keyrail sends no email here: copy each link and send it yourself. It works once, for 7 days.'}
          </p>
        </div>
        <InvitePeople org={org} list={list} hints={hints} invite={actions.invite} opened={inviting} />
      </header>
      <TabLinks
        label="Invitations by state"
        tabs={states.map((each) => ({
          href: each === 'pending' ? path : `${path}?state=${each}`,
          label: `${labels[each]} ${counts[each]}`,
          current: each === state,
        }))}
      />
      {total === 0 ? (
        <EmptyState title={empty[state]}>
          {state === 'pending' ? 'Invite the people who should create tokens, see them or manage them.' : undefined}
        </EmptyState>
      ) : (
        <>
          <InvitationTable org={org} list={list} actions={actions} />
          <PageLinks {...list} params={{ state }} labels={{ previous: 'Previous', next: 'Next' }} />
        </>
      )}
    </div>
  )
}

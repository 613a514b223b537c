import type { Route } from 'next'
import { ListSearch } from '@/components/organization/list-search'
import { organizationPath } from '@/components/shell/paths'
import { UndoProvider } from '@/components/tokens/list/undo'
import { Banner } from '@/components/ui/banner'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import type { MemberPage } from '@/lib/organizations/schema'
import { PageLinks } from '../destinations/page-links'
import { MemberTable } from './member-table'
import type { MemberActions } from './types'

interface MembersPageProps {
  readonly org: { readonly slug: string; readonly name: string }
  readonly list: MemberPage
  readonly actions: MemberActions
}

export function MembersPage({ org, list, actions }: MembersPageProps) {
  const params = { ...(list.sort !== 'name.asc' && { sort: list.sort }) }
  return (
    <div className="flex flex-col gap-6">
      <header className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <div className="min-w-0 grow basis-80">
          <h1 tabIndex={-1} className="text-2xl outline-none">
            Members
          </h1>
          <p className="mt-1 max-w-[66ch] text-ink-2">
            People who can open {org.name}. A change of a role or of locations takes effect immediately, for their tokens too.
          </p>
        </div>
        <LinkButton href={`${organizationPath(org.slug, 'invitations')}?invite=1` as Route} variant="primary" className="max-sm:w-full">
          Invite people
        </LinkButton>
      </header>
      {list.total === 1 && list.q === '' && (
        <Banner tone="info">You are the only member so far. The people you invite appear here once they accept.</Banner>
      )}
      <ListSearch label="Search members" placeholder="Name or email" q={list.q} params={params} />
      {list.total === 0 ? (
        <EmptyState title="No members match your search">
          Check the spelling, or search for the start of a name or email address.
        </EmptyState>
      ) : (
        <UndoProvider>
          <MemberTable list={list} context={{ org, actions, ...list }} />
          <PageLinks
            {...list}
            params={{ ...params, ...(list.q !== '' && { q: list.q }) }}
            labels={{ previous: 'Previous', next: 'Next' }}
          />
        </UndoProvider>
      )}
    </div>
  )
}

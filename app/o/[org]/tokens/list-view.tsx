import { dehydrate, HydrationBoundary, noop, QueryClient } from '@tanstack/react-query'
import { type ReactNode, Suspense } from 'react'
import { confirmIdentity, signIn } from '@/app/session/actions'
import type { ListContext } from '@/components/tokens/list/list-context'
import { ListSkeleton } from '@/components/tokens/list/list-skeleton'
import { TokenList } from '@/components/tokens/list/token-list'
import { TokensScreen } from '@/components/tokens/list/tokens-screen'
import type { ListParams } from '@/components/tokens/list-params'
import { ManagedSkeleton } from '@/components/tokens/managed/managed-skeleton'
import { ManagedTab } from '@/components/tokens/managed/managed-tab'
import { tokensQuery } from '@/components/tokens/query'
import { Hydrating } from '@/components/ui/hydration'
import type { OrgViewer } from '@/lib/auth/session'
import { boundActions } from './bound-actions'

interface ListViewProps {
  readonly visit: OrgViewer
  readonly frame: ListContext
  readonly address: ListParams
}

/** The list with what the server read for its first paint. */
export function ListView({ visit, frame, address }: ListViewProps) {
  const { env } = visit.server
  return (
    <TokensScreen
      frame={frame}
      actions={boundActions(frame.org.slug)}
      session={{ confirmIdentity, signIn }}
      apiBase={`${env.origin}/api/v1`}
    >
      {address.tab === 'managed' ? (
        <Suspense fallback={<Loading skeleton={<ManagedSkeleton />} />}>
          <ReadManaged visit={visit} frame={frame} address={address} />
          <Hydrating />
        </Suspense>
      ) : (
        <Suspense fallback={<Loading skeleton={<ListSkeleton />} />}>
          <ReadList visit={visit} frame={frame} address={address} />
          <Hydrating />
        </Suspense>
      )}
    </TokensScreen>
  )
}

const Loading = ({ skeleton }: { readonly skeleton: ReactNode }) => (
  <>
    {skeleton}
    <Hydrating />
  </>
)

async function ReadList(props: ListViewProps) {
  const { client } = await readPage(props)
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <TokenList />
    </HydrationBoundary>
  )
}

async function ReadManaged(props: ListViewProps) {
  const { client, page } = await readPage(props)
  const { actor, server } = props.visit
  const tokenKeys = page?.rows.map(({ tokenKey }) => tokenKey) ?? []
  const destinations = await server.destinations.list(actor, { tokenKeys })
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ManagedTab destinations={destinations.ok ? destinations.value.rows : []} />
    </HydrationBoundary>
  )
}

/** One page of the list, kept for the browser's first look; undefined when it could not be read. */
async function readPage({ visit: { actor, server }, frame, address }: ListViewProps) {
  const client = new QueryClient()
  const query = tokensQuery({ org: frame.org.slug, personId: frame.personId }, address, async (filter) => {
    const page = await server.tokens.list(actor, filter)
    if (!page.ok) throw new Error(page.error.code)
    return page.value
  })
  const page = await client.query(query).catch(noop)
  return { client, page }
}

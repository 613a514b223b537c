import { dehydrate, HydrationBoundary, noop, QueryClient } from '@tanstack/react-query'
import { type ReactNode, Suspense } from 'react'
import { sessionActions } from '@/app/session/session-actions'
import { FirstSteps } from '@/components/organization/first-steps/first-steps'
import type { ListContext } from '@/components/tokens/list/list-context'
import { ListSkeleton } from '@/components/tokens/list/list-skeleton'
import { TokenList } from '@/components/tokens/list/token-list'
import { TokensScreen } from '@/components/tokens/list/tokens-screen'
import type { ListParams } from '@/components/tokens/list-params'
import { ManagedSkeleton } from '@/components/tokens/managed/managed-skeleton'
import { ManagedTab } from '@/components/tokens/managed/managed-tab'
import { tokensQuery } from '@/components/tokens/query'
import type { CreateOpening } from '@/components/tokens/types'
import { Hydrating } from '@/components/ui/hydration'
import type { OrgViewer } from '@/lib/auth/session'
import { boundActions } from './bound-actions'

interface ListViewProps {
  readonly viewer: OrgViewer
  readonly context: ListContext
  readonly params: ListParams
}

interface Opened {
  /** The create dialog that the URL asks for. */
  readonly opening?: CreateOpening | null
}

export async function ListView({ viewer, context, params, opening = null }: ListViewProps & Opened) {
  const { env, organizations } = viewer.server
  const steps = await organizations.firstSteps(viewer.actor)
  return (
    <TokensScreen
      context={context}
      actions={boundActions(context.org.slug)}
      session={sessionActions}
      apiBase={`${env.origin}/api/v1`}
      opened={opening && { kind: 'create', opening, formKey: 0 }}
    >
      {params.tab === 'managed' ? (
        <Suspense fallback={<Loading skeleton={<ManagedSkeleton />} />}>
          <LoadedManagedTab viewer={viewer} context={context} params={params} />
          <Hydrating />
        </Suspense>
      ) : (
        <Suspense fallback={<Loading skeleton={<ListSkeleton />} />}>
          <LoadedList viewer={viewer} context={context} params={params} />
          <Hydrating />
        </Suspense>
      )}
      {steps && <FirstSteps org={context.org} steps={steps} />}
    </TokensScreen>
  )
}

const Loading = ({ skeleton }: { readonly skeleton: ReactNode }) => (
  <>
    {skeleton}
    <Hydrating />
  </>
)

async function LoadedList(props: ListViewProps) {
  const { client } = await loadPage(props)
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <TokenList />
    </HydrationBoundary>
  )
}

async function LoadedManagedTab(props: ListViewProps) {
  const { client, page } = await loadPage(props)
  const { actor, server } = props.viewer
  const tokenKeys = page?.rows.map(({ tokenKey }) => tokenKey) ?? []
  const destinations = await server.destinations.list(actor, { tokenKeys })
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ManagedTab destinations={destinations.ok ? destinations.value.rows : []} />
    </HydrationBoundary>
  )
}

/** Loads a page into a cache for the browser; `page` is undefined if that failed, and the browser tries again. */
async function loadPage({ viewer: { actor, server }, context, params }: ListViewProps) {
  const client = new QueryClient()
  const query = tokensQuery({ org: context.org.slug, personId: context.personId }, params, async (filter) => {
    const page = await server.tokens.list(actor, filter)
    if (!page.ok) throw new Error(page.error.code)
    return page.value
  })
  const page = await client.query(query).catch(noop)
  return { client, page }
}

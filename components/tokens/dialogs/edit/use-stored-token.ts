import { useQuery } from '@tanstack/react-query'
import type { Failure } from '@/lib/result'
import type { Tab, TokenView } from '@/lib/tokens/schema'
import { useAction } from '../../../session/use-action'
import { useTokenDialogContext } from '../dialog-context'

const tabs: Record<TokenView['type'], Tab> = { user: 'yours', admin: 'organization', location: 'locations', managed: 'yours' }

export interface StoredToken {
  readonly reading: boolean
  /** Null if it could not be read. */
  readonly token: TokenView | null
  /** The server's clock when it was read. */
  readonly now: string | null
}

/** The current version of the token, read again after each conflict. */
export function useStoredToken(token: TokenView, failure: Failure | null): StoredToken {
  const { org, reads } = useTokenDialogContext()
  const { read } = useAction()
  const { data, isPending } = useQuery({
    queryKey: ['token-stored', org.slug, token.tokenKey, failure?.changed?.version],
    queryFn: () => read(() => reads.page({ tab: tabs[token.type], q: token.tokenKey, removed: true })),
    enabled: failure?.code === 'conflict',
    staleTime: 0,
    gcTime: 0,
    retry: false,
    networkMode: 'always',
  })
  return { reading: isPending, token: data?.rows.find(({ tokenKey }) => tokenKey === token.tokenKey) ?? null, now: data?.now ?? null }
}

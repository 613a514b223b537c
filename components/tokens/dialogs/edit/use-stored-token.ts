import { useQuery } from '@tanstack/react-query'
import type { Tab, TokenView } from '@/lib/tokens/schema'
import { useDialogFacts } from '../facts'

const tabs: Record<TokenView['type'], Tab> = { user: 'yours', admin: 'organisation', location: 'locations', managed: 'yours' }

/** The token as it is stored now, once `wanted`: a conflict needs both sides. */
export function useStoredToken(token: TokenView, wanted: boolean): TokenView | null {
  const { org, reads } = useDialogFacts()
  const { data } = useQuery({
    queryKey: ['token-stored', org.slug, token.tokenKey],
    queryFn: () => reads.page({ tab: tabs[token.type], q: token.tokenKey, removed: true }),
    enabled: wanted,
    staleTime: 0,
    networkMode: 'always',
  })
  return data?.rows.find(({ tokenKey }) => tokenKey === token.tokenKey) ?? null
}

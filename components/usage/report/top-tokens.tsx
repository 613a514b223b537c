import type { Route } from 'next'
import { KeyAvatar } from '@/components/shell/key-avatar'
import { tokensPath } from '@/components/shell/paths'
import { typeLabels } from '@/components/tokens/labels'
import { PageLink } from '@/components/ui/page-link'
import type { TokenUse } from '@/lib/tokens/schema'
import { CountTable } from './count-table'

interface TopTokensProps {
  readonly org: string
  readonly tokens: readonly TokenUse[]
}

export const TopTokens = ({ org, tokens }: TopTokensProps) => (
  <CountTable
    caption="Tokens with the most requests"
    columns={['Token', 'Accepted', 'Rejected']}
    rows={tokens.map((token) => ({
      key: token.tokenKey,
      head: <TokenName org={org} token={token} />,
      counts: [token.accepted, token.rejected],
    }))}
  />
)

/** A deleted token has no page. */
const TokenName = ({ org, token }: { readonly org: string; readonly token: TokenUse }) => (
  <span className="flex items-center gap-3">
    <KeyAvatar text={token.tokenKey} works={!token.deleted} width={36} className="max-sm:hidden" />
    <span className="min-w-0">
      {token.deleted ? (
        <bdi>{token.name}</bdi>
      ) : (
        <PageLink
          href={`${tokensPath(org)}/${token.tokenKey}` as Route}
          className="inline-flex min-h-7 items-center font-semibold underline-offset-2 hover:underline coarse:min-h-11"
        >
          <bdi>{token.name}</bdi>
        </PageLink>
      )}
      <span className="block text-xs text-ink-3">{token.deleted ? `${typeLabels[token.type]}, deleted` : typeLabels[token.type]}</span>
    </span>
  </span>
)

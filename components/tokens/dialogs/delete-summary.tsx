import { Time } from '@/components/ui/time'
import type { TokenView } from '@/lib/tokens/schema'
import { recentRequestsText } from './recent-use'

/** Consequences of deleting the token. */
export function DeleteSummary({ token, now }: { readonly token: TokenView; readonly now: string | null }) {
  return (
    <ul className="flex list-disc flex-col gap-1 pl-5 text-ink-2 marker:text-ink-3">
      <li>
        <LastUse token={token} now={now} />
      </li>
      {token.usedToday > 0 && <li>{recentRequestsText(token.usedToday)}</li>}
      {token.status === 'rotating' && <li>The old token stops working too</li>}
      <li className="font-medium text-ink">This can't be undone</li>
    </ul>
  )
}

function LastUse({ token, now }: { readonly token: TokenView; readonly now: string | null }) {
  if (token.lastUsedAt === null) return 'Never used'
  return (
    <>
      Last used <Time at={token.lastUsedAt} now={now ?? token.lastUsedAt} exact={now === null} />
      {token.lastUsedFrom && ` from ${token.lastUsedFrom}`}
    </>
  )
}

import { Time } from '@/components/ui/time'
import type { TokenView } from '@/lib/tokens/schema'
import { recentRequestsText, usedRecently } from '../dialogs/recent-use'

interface EffectsProps {
  readonly tokens: readonly TokenView[]
  /** The server's clock. */
  readonly now: string
}

/** Consequences of deleting the tokens. */
export function DeleteEffects({ tokens, now }: EffectsProps) {
  const requests = tokens.reduce((sum, token) => sum + token.usedToday, 0)
  const used = tokens.filter((token) => usedRecently(token, now)).length
  return (
    <>
      <Names tokens={tokens} now={now} />
      <ul className="flex list-disc flex-col gap-1 pl-5 text-ink-2 marker:text-ink-3">
        <li>
          {used} of {tokens.length} used in the last 30 days
        </li>
        {requests > 0 && <li>{recentRequestsText(requests)}</li>}
        {tokens.some(({ status }) => status === 'rotating') && <li>The old tokens of a rotation stop working too</li>}
        <li className="font-medium text-ink">This can't be undone</li>
      </ul>
    </>
  )
}

/** Consequences of removing the tokens from the list. */
export const RemoveEffects = ({ tokens, now }: EffectsProps) => (
  <>
    <p>
      {tokens.filter((token) => token.works).length} of {tokens.length} <strong>keep working</strong> until they expire. To stop them,
      deactivate them instead.
    </p>
    <Names tokens={tokens} now={now} />
  </>
)

const maxNames = 5

/** Name and last use of the first tokens, those used latest first. */
function Names({ tokens, now }: EffectsProps) {
  const latest = tokens.toSorted((one, other) => (other.lastUsedAt ?? '').localeCompare(one.lastUsedAt ?? ''))
  return (
    <ul className="divide-y divide-line rounded-md border border-line text-sm">
      {latest.slice(0, maxNames).map((token) => (
        <li key={token.tokenKey} className="flex flex-wrap justify-between gap-x-4 px-3 py-1.5">
          <bdi className="min-w-0 font-medium wrap-anywhere">{token.name}</bdi>
          <span className="text-ink-2">{token.lastUsedAt === null ? 'Never used' : <LastUse at={token.lastUsedAt} now={now} />}</span>
        </li>
      ))}
      {latest.length > maxNames && <li className="px-3 py-1.5 text-ink-2">and {latest.length - maxNames} more</li>}
    </ul>
  )
}

const LastUse = ({ at, now }: { readonly at: string; readonly now: string }) => (
  <>
    Last used <Time at={at} now={now} />
  </>
)

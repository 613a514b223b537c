'use client'

import { useState } from 'react'
import { KeyAvatar } from '@/components/shell/key-avatar'
import { Button } from '@/components/ui/button'
import { Time } from '@/components/ui/time'
import type { TokenView } from '@/lib/tokens/schema'
import type { LimitState } from '@/lib/tokens/types'
import { FailureBanner } from '../../../session/failure-banner'
import { DeleteDialog } from '../delete-dialog'
import { useTokenDialogContext } from '../dialog-context'
import { useInvalidateQueries, useServerNow } from '../queries'
import { useAct } from '../use-act'

/** Shown when no slot is free: lists the tokens to remove or delete. */
export function LimitPanel({ state }: { readonly state: LimitState }) {
  const { full, tokens } = state
  const { actions, onChange } = useTokenDialogContext()
  const invalidateQueries = useInvalidateQueries()
  const { failure, busy, act } = useAct()
  const now = useServerNow()
  const [deleting, setDeleting] = useState<TokenView | null>(null)
  const remove = ({ tokenKey }: TokenView) =>
    act(
      () => actions.remove(tokenKey),
      (token) => {
        onChange({ kind: 'removed', token })
        invalidateQueries()
      },
    )
  return (
    <div className="flex flex-col gap-4">
      <p className="font-medium">{full === 'live' ? liveMessage(state) : `You have ${tokens.length} of ${state.listed} listed tokens.`}</p>
      {failure && <FailureBanner failure={failure} />}
      <ul className="flex flex-col divide-y divide-line rounded-md border border-line">
        {tokens.map((token) => (
          <ListedToken
            key={token.tokenKey}
            token={token}
            now={now}
            busy={busy}
            onRemove={full === 'listed' && token.actions.includes('remove') ? remove : null}
            onDelete={setDeleting}
          />
        ))}
      </ul>
      {full === 'live' && (
        <p className="text-sm text-ink-2">Removing a token from the list doesn't free a slot: the token keeps working.</p>
      )}
      {full === 'listed' && tokens.some((token) => token.actions.includes('remove')) && (
        <p className="text-sm text-ink-2">Removing a token from your list doesn't stop it: it keeps working until it expires.</p>
      )}
      {deleting && (
        <DeleteDialog
          token={deleting}
          open
          onClose={() => setDeleting(null)}
          onClosed={() => setDeleting(null)}
          onDone={invalidateQueries}
        />
      )}
    </div>
  )
}

const liveMessage = ({ live }: LimitState): string =>
  `You have ${live} tokens, the most your organization allows. Delete one permanently to make room.`

interface ListedTokenProps {
  readonly token: TokenView
  readonly now: string | null
  readonly busy: boolean
  /** Null if removing frees no slot or is not allowed. */
  readonly onRemove: ((token: TokenView) => void) | null
  readonly onDelete: (token: TokenView) => void
}

function ListedToken({ token, now, busy, onRemove, onDelete }: ListedTokenProps) {
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-3.5 px-3.5 py-2 sm:grid-cols-[auto_minmax(0,1fr)_auto]">
      <KeyAvatar text={token.tokenKey} works={token.works} />
      <p className="font-medium wrap-anywhere">
        <bdi>{token.name}</bdi>
      </p>
      <div className="-mr-3.5 flex items-center max-sm:order-last max-sm:col-start-2 max-sm:mt-1">
        {onRemove && (
          <Button aria-label={`Remove from list: ${token.name}`} aria-disabled={busy} onClick={() => onRemove(token)}>
            Remove from list
          </Button>
        )}
        {token.actions.includes('delete') && (
          <Button variant="quiet" aria-label={`Delete permanently: ${token.name}`} onClick={() => onDelete(token)}>
            Delete…
          </Button>
        )}
      </div>
      <p className="col-start-2 -col-end-1 flex flex-wrap gap-x-2 text-xs text-ink-3">
        <span data-mono>{token.tokenKey}</span>
        <span>
          {token.removedAt !== null && 'Removed from the list · '}
          <Dates token={token} now={now} />
        </span>
      </p>
    </li>
  )
}

/** "Last used 2 hours ago · expires in 9 months" */
function Dates({ token, now }: Pick<ListedTokenProps, 'token' | 'now'>) {
  const time = (at: string) => <Time at={at} now={now ?? at} exact={now === null} />
  return (
    <>
      {token.lastUsedAt === null ? 'Never used' : <>Last used {time(token.lastUsedAt)}</>}
      {token.expiresAt === null ? ' · no expiration' : <> · expires {time(token.expiresAt)}</>}
    </>
  )
}

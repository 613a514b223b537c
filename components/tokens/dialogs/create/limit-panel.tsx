'use client'

import { useState } from 'react'
import { KeyProfile } from '@/components/shell/key-profile'
import { Button } from '@/components/ui/button'
import { Time } from '@/components/ui/time'
import type { TokenView } from '@/lib/tokens/schema'
import { DeleteDialog } from '../delete-dialog'
import { useDialogFacts } from '../facts'
import { FailureBanner } from '../failure-banner'
import { useForgetReads, useServerNow } from '../queries'
import { useAct } from '../use-act'

export interface LimitPanelProps {
  readonly limit: number
  readonly listed: readonly TokenView[]
}

/** The list is full: make room first. */
export function LimitPanel({ limit, listed }: LimitPanelProps) {
  const { actions, onChange } = useDialogFacts()
  const forget = useForgetReads()
  const { failure, busy, act } = useAct()
  const now = useServerNow()
  const [deleting, setDeleting] = useState<TokenView | null>(null)
  const remove = ({ tokenKey }: TokenView) =>
    act(
      () => actions.remove(tokenKey),
      (token) => {
        onChange({ kind: 'removed', token })
        forget()
      },
    )
  return (
    <div className="flex flex-col gap-4">
      <p className="font-medium">
        You have {listed.length} of {limit} listed tokens.
      </p>
      {failure && <FailureBanner failure={failure} />}
      <ul className="flex flex-col divide-y divide-line rounded-md border border-line">
        {listed.map((token) => (
          <ListedToken key={token.tokenKey} token={token} now={now} busy={busy} onRemove={remove} onDelete={setDeleting} />
        ))}
      </ul>
      {listed.some((token) => token.actions.includes('remove')) && (
        <p className="text-sm text-ink-2">A removed token keeps working until it ends. It only leaves your list.</p>
      )}
      {deleting && (
        <DeleteDialog token={deleting} open onClose={() => setDeleting(null)} onGone={() => setDeleting(null)} onDone={forget} />
      )}
    </div>
  )
}

interface ListedTokenProps {
  readonly token: TokenView
  readonly now: string | null
  readonly busy: boolean
  readonly onRemove: (token: TokenView) => void
  readonly onDelete: (token: TokenView) => void
}

function ListedToken({ token, now, busy, onRemove, onDelete }: ListedTokenProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-3.5 py-3">
      <KeyProfile text={token.tokenKey} works={token.works} />
      <div className="min-w-0 grow basis-32">
        <p className="font-medium wrap-anywhere">
          <bdi>{token.name}</bdi>
        </p>
        <p className="text-sm text-ink-3">
          {token.lastUsedAt === null ? 'Never used' : 'Last used '}
          {token.lastUsedAt !== null && <Time at={token.lastUsedAt} now={now ?? token.lastUsedAt} exact={now === null} />}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        {token.actions.includes('remove') && (
          <Button aria-label={`Remove from list: ${token.name}`} aria-disabled={busy} onClick={() => onRemove(token)}>
            Remove from list
          </Button>
        )}
        {token.actions.includes('delete') && (
          <Button variant="quiet" className="text-bad" aria-label={`Delete permanently: ${token.name}`} onClick={() => onDelete(token)}>
            Delete permanently…
          </Button>
        )}
      </div>
    </li>
  )
}

'use client'

import { useId } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import type { prefetchProps } from '@/components/ui/lazy-popup'
import { Time } from '@/components/ui/time'
import type { PasskeyView } from '@/lib/accounts/schema'

interface PasskeyRowProps {
  readonly passkey: PasskeyView
  /** False if it is the last way to sign in. */
  readonly mayRemove: boolean
  readonly now: string
  readonly prefetch: ReturnType<typeof prefetchProps>
  readonly onOpen: (kind: 'rename' | 'remove') => void
}

export function PasskeyRow({ passkey, mayRemove, now, prefetch, onOpen }: PasskeyRowProps) {
  const reason = useId()
  const { name, createdAt, lastUsedAt } = passkey
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3.5">
      <div className="min-w-0 grow basis-56">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm font-semibold wrap-anywhere">
          <bdi>{name}</bdi> <Badge tone="off">{whereOf(passkey)}</Badge>
        </p>
        <p className="text-sm text-ink-2">
          Added <Time at={createdAt} now={now} /> ·{' '}
          {lastUsedAt ? (
            <>
              last used <Time at={lastUsedAt} now={now} />
            </>
          ) : (
            'never used'
          )}
        </p>
        {!mayRemove && (
          <p id={reason} className="text-sm text-ink-3">
            This is your only way to sign in. Add another way to remove it.
          </p>
        )}
      </div>
      <div className="flex gap-2" {...prefetch}>
        <Button aria-label={`Rename ${name}`} onClick={() => onOpen('rename')}>
          Rename
        </Button>
        <Button
          aria-label={`Remove ${name}`}
          aria-disabled={!mayRemove || undefined}
          aria-describedby={mayRemove ? undefined : reason}
          onClick={() => onOpen('remove')}
        >
          Remove
        </Button>
      </div>
    </li>
  )
}

function whereOf({ synced, portable }: PasskeyView): string {
  if (synced) return 'Synced'
  return portable ? 'Security key' : 'On one device'
}

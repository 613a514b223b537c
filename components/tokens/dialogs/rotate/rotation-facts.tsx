'use client'

import { usePreferences } from '@/components/ui/preferences'
import { Time } from '@/components/ui/time'
import { formatAbsolute } from '@/lib/time/format'
import type { TokenView } from '@/lib/tokens/schema'
import { useServerNow } from '../queries'

/** Last use of the token, and the expiration that the new one gets. */
export function RotationFacts({ token }: { readonly token: TokenView }) {
  const { timeZone, hourCycle } = usePreferences()
  const { rotatedExpiresAt } = token
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1 rounded-md bg-sunken px-3.5 py-3 text-sm">
      <dt className="text-ink-3">Last used</dt>
      <dd className="min-w-0 wrap-anywhere">
        <LastUse token={token} />
      </dd>
      <dt className="text-ink-3">New token expires</dt>
      <dd className="min-w-0">
        {rotatedExpiresAt === null ? 'Never, like the old one' : formatAbsolute(new Date(rotatedExpiresAt), timeZone, hourCycle)}
      </dd>
    </dl>
  )
}

function LastUse({ token: { lastUsedAt, lastUsedFrom } }: { readonly token: TokenView }) {
  const now = useServerNow()
  if (lastUsedAt === null) return 'Never'
  return (
    <>
      <Time at={lastUsedAt} now={now ?? lastUsedAt} exact={now === null} />
      {lastUsedFrom && ` from ${lastUsedFrom}`}
    </>
  )
}

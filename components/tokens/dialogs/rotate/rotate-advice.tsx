'use client'

import { Banner } from '@/components/ui/banner'
import { Time } from '@/components/ui/time'
import type { TokenView } from '@/lib/tokens/schema'
import { useServerNow } from '../queries'
import { usedJustNow } from '../recent-use'

/** Warns if the token was used within the last hour. */
export function RotateAdvice({ token, overlap }: { readonly token: TokenView; readonly overlap: string }) {
  const now = useServerNow()
  if (now === null || token.lastUsedAt === null || !usedJustNow(token, now)) return null
  const lastUse = <Time at={token.lastUsedAt} now={now} />
  return (
    <div aria-live="polite">
      {overlap === 'PT0S' ? (
        <Banner tone="warn">Last used {lastUse}. Requests are rejected until you switch your software to the new token.</Banner>
      ) : (
        <Banner>Last used {lastUse}. Switch your software to the new token before the old one stops working.</Banner>
      )}
    </div>
  )
}

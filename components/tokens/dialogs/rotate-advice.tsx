'use client'

import { Banner } from '@/components/ui/banner'
import { Time } from '@/components/ui/time'
import type { TokenView } from '@/lib/tokens/schema'
import { useServerNow } from './queries'
import { usedJustNow } from './recent-use'

/** Software that called within the hour will call again. */
export function RotateAdvice({ token, overlap }: { readonly token: TokenView; readonly overlap: string }) {
  const now = useServerNow()
  if (now === null || token.lastUsedAt === null || !usedJustNow(token, now)) return null
  const at = <Time at={token.lastUsedAt} now={now} />
  return (
    <div aria-live="polite">
      {overlap === 'PT0S' ? (
        <Banner tone="warn">It was last used {at}. The software that uses it is rejected until you give it the new token.</Banner>
      ) : (
        <Banner>It was last used {at}. Give the software the new token before the old one stops.</Banner>
      )}
    </div>
  )
}

'use client'

import { useEffect } from 'react'
import { useAnnounce } from '@/components/ui/announcer'
import { Banner } from '@/components/ui/banner'
import type { Failure } from '@/lib/result'
import { failureText } from './failure-text'

/** What went wrong, shown and said at once. */
export function FailureBanner({ failure, text = failureText(failure) }: { readonly failure: Failure; readonly text?: string }) {
  const announce = useAnnounce()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same sentence of another failure is said again
  useEffect(() => announce(text, 'assertive'), [announce, text, failure])
  return <Banner tone="bad">{text}</Banner>
}

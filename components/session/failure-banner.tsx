'use client'

import { useEffect, useRef } from 'react'
import { useAnnounce } from '@/components/ui/announcer'
import { Banner, type BannerProps } from '@/components/ui/banner'
import type { Failure } from '@/lib/result'
import { failureText } from './failure-text'

export interface FailureBannerProps extends Pick<BannerProps, 'tone' | 'actions'> {
  readonly failure: Failure
  readonly text?: string
}

/** What went wrong, shown and said at once, however far down the person has read. */
export function FailureBanner({ failure, text = failureText(failure), tone = 'bad', actions }: FailureBannerProps) {
  const announce = useAnnounce()
  const place = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same sentence of another failure is said again
  useEffect(() => {
    announce(text, 'assertive')
    place.current?.scrollIntoView({ block: 'nearest' })
  }, [announce, text, failure])
  return (
    <div ref={place}>
      <Banner tone={tone} actions={actions}>
        {text}
      </Banner>
    </div>
  )
}

'use client'

import { useEffect, useRef } from 'react'
import { useAnnounce } from '@/components/ui/announcer'
import { Banner, type BannerProps } from '@/components/ui/banner'
import type { Failure } from '@/lib/result'
import { type FailureSubject, failureText } from './failure-text'

interface FailureBannerProps extends Pick<BannerProps, 'tone' | 'actions'> {
  readonly failure: Failure
  readonly subject?: FailureSubject
  readonly text?: string
}

/** Error message that is announced and scrolled into view. */
export function FailureBanner({ failure, subject, text = failureText(failure, subject), tone = 'bad', actions }: FailureBannerProps) {
  const announce = useAnnounce()
  const container = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same text of a new failure is announced again
  useEffect(() => {
    announce(text, 'assertive')
    container.current?.scrollIntoView({ block: 'nearest' })
  }, [announce, text, failure])
  return (
    <div ref={container}>
      <Banner tone={tone} actions={actions}>
        {text}
      </Banner>
    </div>
  )
}

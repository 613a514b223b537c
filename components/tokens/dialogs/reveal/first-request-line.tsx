'use client'

import { useEffect, useState } from 'react'
import { useAnnounce } from '@/components/ui/announcer'
import { cx } from '@/components/ui/cx'
import { useTimer } from '@/components/ui/use-timer'
import { useTokenDialogContext } from '../dialog-context'
import { useFirstUse } from '../queries'
import { type FirstRequestLine, firstRequestLine } from './first-request'

const watchSeconds = 600
const dots: Record<FirstRequestLine['tone'], string> = { waiting: 'bg-ink-3', good: 'bg-ok', bad: 'bg-bad', stopped: 'bg-line-strong' }

/** Status of the first request, announced only when a request is accepted or rejected. */
export function FirstRequest({ tokenKey, watching }: { readonly tokenKey: string; readonly watching: boolean }) {
  const { org } = useTokenDialogContext()
  const [stopped, setStopped] = useState(false)
  useTimer(watchSeconds, false, () => setStopped(true))
  const use = useFirstUse(tokenKey, watching && !stopped)
  const { tone, text } = firstRequestLine(use, stopped, tokenKey.startsWith('krm_') ? '202 Accepted' : '200 OK')
  useAnnounceResult(tone, text)
  return (
    <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 px-3.5 py-2.5 text-sm text-ink-2">
      <span aria-hidden className={cx('size-2 shrink-0 rounded-full', dots[tone], tone === 'waiting' && 'motion-safe:animate-pulse')} />
      <span className={cx('min-w-0', tone === 'good' && 'font-medium text-ok', tone === 'bad' && 'font-medium text-bad')}>{text}</span>
      {use?.rejected?.code === 'address_not_allowed' && tone === 'bad' && (
        <a href={`/o/${org.slug}/tokens/${tokenKey}`} target="_blank" rel="noreferrer" className="font-medium text-accent underline">
          Change the IP allowlist (new tab)
        </a>
      )}
    </p>
  )
}

function useAnnounceResult(tone: FirstRequestLine['tone'], text: string) {
  const announce = useAnnounce()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text changes every second; announce only a new result
  useEffect(() => {
    if (tone === 'good' || tone === 'bad') announce(text)
  }, [tone, announce])
}

import { useRef, useState } from 'react'
import type { SlugState } from '@/lib/organizations/index'
import type { SetUpActions } from './actions'

const restMs = 250

export type KnownSlug = ReturnType<typeof useSlugState>

/** Whether a slug is free, asked once typing rests; an answer that comes late is dropped. */
export function useSlugState(ask: SetUpActions['slugState']) {
  const [state, setState] = useState<{ slug: string; state: SlugState } | null>(null)
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined)
  const latest = useRef('')

  function check(slug: string) {
    clearTimeout(waiting.current)
    latest.current = slug
    if (slug === '') return setState(null)
    waiting.current = setTimeout(async () => {
      const outcome = await ask(slug).catch(() => null)
      if (latest.current === slug) setState(outcome?.ok ? { slug, state: outcome.value } : null)
    }, restMs)
  }

  return { state, check }
}

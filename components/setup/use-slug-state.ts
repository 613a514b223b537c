import { useRef, useState } from 'react'
import type { SlugState } from '@/lib/organizations/index'
import type { SetUpActions } from './actions'

const debounceMs = 250

export type KnownSlug = ReturnType<typeof useSlugState>

/** Loads whether a slug is available, debounced. Outdated responses are dropped. */
export function useSlugState(ask: SetUpActions['slugState']) {
  const [state, setState] = useState<{ slug: string; state: SlugState } | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const latest = useRef('')

  function check(slug: string) {
    clearTimeout(timer.current)
    latest.current = slug
    if (slug === '') return setState(null)
    timer.current = setTimeout(async () => {
      const outcome = await ask(slug).catch(() => null)
      if (latest.current === slug) setState(outcome?.ok ? { slug, state: outcome.value } : null)
    }, debounceMs)
  }

  return { state, check }
}

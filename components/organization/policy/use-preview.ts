import { useEffect, useState } from 'react'
import type { PolicyInput, PolicyProgress } from '@/lib/tokens/schema'
import { readPreview } from './read-preview'
import { noChange, type Preview } from './types'

const debounceMs = 300

interface Step {
  readonly input: string
  readonly preview: Preview | null
  readonly progress: PolicyProgress | null
}

/** Loads the effects of the unsaved change, debounced; `preview` is null while it is loading. */
export function usePreview(org: string, input: PolicyInput, changed: boolean): Omit<Step, 'input'> {
  const [last, setLast] = useState<Step | null>(null)
  const wanted = changed ? JSON.stringify(input) : ''
  useEffect(() => {
    if (wanted === '') return
    const stop = new AbortController()
    const { signal } = stop
    const onProgress = (progress: PolicyProgress) => signal.aborted || setLast({ input: wanted, preview: null, progress })
    const timer = setTimeout(async () => {
      const preview = await readPreview(org, wanted, { signal, onProgress }).catch(() => null)
      if (!signal.aborted) setLast({ input: wanted, preview, progress: null })
    }, debounceMs)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [org, wanted])
  if (!changed) return { preview: noChange, progress: null }
  return last?.input === wanted ? last : { preview: null, progress: null }
}

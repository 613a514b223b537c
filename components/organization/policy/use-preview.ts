import { useEffect, useRef, useState } from 'react'
import { dataPath } from '@/components/tokens/read-data'
import type { PolicyInput, PolicyPreview } from '@/lib/tokens/schema'
import type { Preview } from './types'

const debounceMs = 300
const noChange: Preview = { affected: 0, effects: [], errors: {} }

/** Loads the effects of the unsaved change, debounced; null while loading. */
export function usePreview(org: string, input: PolicyInput, changed: boolean): Preview | null {
  const [loaded, setLoaded] = useState<{ readonly input: string; readonly preview: Preview } | null>(null)
  const latest = useRef('')
  const wanted = changed ? JSON.stringify(input) : ''
  useEffect(() => {
    latest.current = wanted
    if (wanted === '') return
    const timer = setTimeout(async () => {
      const preview = await fetchPreview(org, wanted).catch(() => null)
      if (preview !== null && latest.current === wanted) setLoaded({ input: wanted, preview })
    }, debounceMs)
    return () => clearTimeout(timer)
  }, [org, wanted])
  if (!changed) return noChange
  return loaded?.input === wanted ? loaded.preview : null
}

async function fetchPreview(org: string, input: string): Promise<Preview | null> {
  const path = dataPath(org, `policy-preview?input=${encodeURIComponent(input)}`)
  const response = await fetch(path, { cache: 'no-store', headers: { accept: 'application/json' } })
  if (!response.ok) return null
  const body: PolicyPreview | Pick<Preview, 'errors'> = await response.json()
  return 'errors' in body ? { ...noChange, errors: body.errors } : { affected: body.affected, effects: body.effects, errors: {} }
}

import { useEffect, useRef, useState } from 'react'
import { dataPath } from '@/components/tokens/read-data'
import type { PolicyInput, PolicyPreview } from '@/lib/tokens/schema'
import type { Preview } from './types'

const restMs = 300
const nothing: Preview = { affected: 0, effects: [], errors: {} }

/** What the change in the form would do, asked once typing rests; null while that is not known. */
export function usePreview(org: string, input: PolicyInput, changed: boolean): Preview | null {
  const [known, setKnown] = useState<{ readonly of: string; readonly tried: Preview } | null>(null)
  const latest = useRef('')
  const asked = changed ? JSON.stringify(input) : ''
  useEffect(() => {
    latest.current = asked
    if (asked === '') return
    const waiting = setTimeout(async () => {
      const tried = await ask(org, asked).catch(() => null)
      if (tried !== null && latest.current === asked) setKnown({ of: asked, tried })
    }, restMs)
    return () => clearTimeout(waiting)
  }, [org, asked])
  if (!changed) return nothing
  return known?.of === asked ? known.tried : null
}

async function ask(org: string, input: string): Promise<Preview | null> {
  const address = dataPath(org, `policy-preview?input=${encodeURIComponent(input)}`)
  const answer = await fetch(address, { cache: 'no-store', headers: { accept: 'application/json' } })
  if (!answer.ok) return null
  const told: PolicyPreview | Pick<Preview, 'errors'> = await answer.json()
  return 'errors' in told ? { ...nothing, errors: told.errors } : { affected: told.affected, effects: told.effects, errors: {} }
}

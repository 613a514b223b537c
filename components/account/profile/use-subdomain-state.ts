import { useEffect, useEffectEvent, useState } from 'react'
import { useAction } from '@/components/session/use-action'
import { readJson } from '@/components/tokens/read-data'
import { useAnnounce } from '@/components/ui/announcer'
import type { SubdomainState } from '@/lib/accounts/schema'

const debounceMs = 300

/** Whether a subdomain can be chosen, once typing pauses; null until that is known. */
export function useSubdomainState(name: string): SubdomainState | null {
  const [found, setFound] = useState<{ readonly name: string; readonly state: SubdomainState } | null>(null)
  const announce = useAnnounce()
  const { read } = useAction()
  const onFound = useEffectEvent((state: SubdomainState) => {
    setFound({ name, state })
    if (state === 'free' || state === 'taken') announce(`${name} is ${state}.`)
  })
  useEffect(() => {
    if (name === '') return
    const stop = new AbortController()
    const { signal } = stop
    const look = async () => {
      const path = `/settings/profile/data/subdomain?name=${encodeURIComponent(name)}`
      const { state } = await read(() => readJson<{ state: SubdomainState }>(path, { signal }))
      if (!signal.aborted) onFound(state)
    }
    // without a result, saving still checks the name
    const timer = setTimeout(() => void look().catch(() => undefined), debounceMs)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [name, read])
  return found?.name === name ? found.state : null
}

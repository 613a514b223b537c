import { useEffect, useEffectEvent, useState } from 'react'
import { useAnnounce } from '@/components/ui/announcer'
import type { SubdomainState } from '@/lib/accounts/schema'

const debounceMs = 300

/** Whether a subdomain can be chosen, once typing pauses; null until that is known. */
export function useSubdomainState(name: string): SubdomainState | null {
  const [found, setFound] = useState<{ readonly name: string; readonly state: SubdomainState } | null>(null)
  const announce = useAnnounce()
  const onFound = useEffectEvent((state: SubdomainState) => {
    setFound({ name, state })
    if (state === 'free' || state === 'taken') announce(`${name} is ${state}.`)
  })
  useEffect(() => {
    if (name === '') return
    const stop = new AbortController()
    const look = async () => {
      const response = await fetch(`/settings/profile/data/subdomain?name=${encodeURIComponent(name)}`, { signal: stop.signal })
      if (response.ok) onFound(((await response.json()) as { state: SubdomainState }).state)
    }
    // without a result, saving still checks the name
    const timer = setTimeout(() => void look().catch(() => undefined), debounceMs)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [name])
  return found?.name === name ? found.state : null
}

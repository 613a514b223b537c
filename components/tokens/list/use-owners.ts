import { useEffect, useEffectEvent, useState } from 'react'
import type { TokenOwners } from '@/lib/tokens/schema'
import { useAction } from '../../session/use-action'
import { dataPath, readJson } from '../read-data'

/** Members who own a token; null while they are loading, none if that failed. */
export function useOwners(org: string): TokenOwners['owners'] | null {
  const { read } = useAction()
  const [owners, setOwners] = useState<TokenOwners['owners'] | null>(null)
  const load = useEffectEvent(() => read(() => readJson<TokenOwners>(dataPath(org, 'owners'))).catch(() => ({ owners: [] })))
  useEffect(() => {
    let late = false
    void load().then((loaded) => late || setOwners(loaded.owners))
    return () => {
      late = true
    }
  }, [])
  return owners
}

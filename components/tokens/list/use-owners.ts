import { useEffect, useEffectEvent, useState } from 'react'
import type { TokenOwners } from '@/lib/tokens/schema'
import { useAction } from '../../session/use-action'
import { dataPath, readJson } from '../read-data'
import type { Owners } from './owner-labels'

/** Members who own a token. */
export function useOwners(org: string): Owners {
  const { read } = useAction()
  const [owners, setOwners] = useState<Owners>('loading')
  const load = useEffectEvent(() => read(() => readJson<TokenOwners>(dataPath(org, 'owners'))))
  useEffect(() => {
    let late = false
    void load().then(
      (loaded) => late || setOwners(loaded.owners),
      () => late || setOwners('failed'),
    )
    return () => {
      late = true
    }
  }, [])
  return owners
}

import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useAction } from '../../../session/use-action'
import type { ActionOutcome, Revealed } from '../../types'
import { useTokenDialogContext } from '../dialog-context'

/**
 * Requests the token once, after re-authentication if required. The secret is kept only in this state, until it is
 * hidden or the dialog unmounts.
 */
export function useView(tokenKey: string) {
  const { actions } = useTokenDialogContext()
  const { run } = useAction()
  const requested = useRef(false)
  const [outcome, setOutcome] = useState<ActionOutcome<Revealed> | 'hidden' | null>(null)
  const request = useEffectEvent(() => void run(() => actions.view(tokenKey)).then(setOutcome))
  useEffect(() => {
    if (requested.current) return
    requested.current = true
    request()
  }, [])
  return { outcome, hide: () => setOutcome('hidden') }
}

import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useAction } from '../../../session/use-action'
import type { ActionOutcome, Revealed } from '../../types'
import { useTokenDialogContext } from '../dialog-context'

/**
 * Asks once for the token, through "Confirm it is you" where the proof is too old. What is answered is the one place
 * where the secret is, until it is hidden or the dialog is gone.
 */
export function useView(tokenKey: string) {
  const { actions } = useTokenDialogContext()
  const { run } = useAction()
  const asked = useRef(false)
  const [outcome, setOutcome] = useState<ActionOutcome<Revealed> | 'hidden' | null>(null)
  const ask = useEffectEvent(() => void run(() => actions.view(tokenKey)).then(setOutcome))
  useEffect(() => {
    if (asked.current) return
    asked.current = true
    ask()
  }, [])
  return { outcome, hide: () => setOutcome('hidden') }
}

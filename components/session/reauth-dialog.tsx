'use client'

import { useEffect, useEffectEvent, useState } from 'react'
import type { ReauthMethods } from '@/lib/accounts/schema'
import { reauthMs } from '@/lib/reauth'
import type { FailureCode, Outcome } from '@/lib/result'
import { minuteMs } from '@/lib/time/units'
import { ReauthForm } from './reauth-form'
import { tryAction } from './recover'
import { useSessionPrompts } from './session-prompts'

interface ReauthDialogProps {
  readonly onDone: (reauthenticated: boolean) => void
}

/** Asks for what the person has: password, code or passkey. Opens once that is known. */
export function ReauthDialog({ onDone }: ReauthDialogProps) {
  const { session, promptSignIn } = useSessionPrompts()
  const [methods, setMethods] = useState<ReauthMethods | null>(null)
  /** Signing in counts as re-authentication. */
  const signInIfEnded = async <T,>(outcome: Outcome<T, FailureCode>): Promise<Outcome<T, FailureCode>> => {
    if (!outcome.ok && outcome.error.code === 'missing_credentials') onDone(await promptSignIn())
    return outcome
  }
  const onLoaded = useEffectEvent(async (loaded: Outcome<ReauthMethods, FailureCode>) => {
    const outcome = await signInIfEnded(loaded)
    if (outcome.ok) setMethods(outcome.value)
    else if (outcome.error.code !== 'missing_credentials') onDone(false)
  })
  useEffect(() => {
    let shown = true
    void tryAction(session.reauthMethods).then((loaded) => (shown ? onLoaded(loaded) : undefined))
    return () => {
      shown = false
    }
  }, [session.reauthMethods])
  return methods && <ReauthForm methods={methods} signInIfEnded={signInIfEnded} minutes={reauthMs / minuteMs} onDone={onDone} />
}

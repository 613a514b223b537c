import type { FailureCode } from '@/lib/result'
import { useSessionPrompts } from '../../session/session-prompts'
import type { ActionOutcome } from '../types'
import { attempt } from './attempt'

export type Call = <T>(run: () => Promise<ActionOutcome<T>>) => Promise<ActionOutcome<T>>

/** Runs an action, and again once the person has confirmed who they are or has signed in anew. */
export function useCall(): Call {
  const { confirmPerson, sessionEnded } = useSessionPrompts()
  const mend = (code: FailureCode): Promise<boolean> => {
    if (code === 'reauthentication_required') return confirmPerson()
    return code === 'missing_credentials' ? sessionEnded() : Promise.resolve(false)
  }
  const call: Call = async (run) => {
    const outcome = await attempt(run)
    return !outcome.ok && (await mend(outcome.error.code)) ? call(run) : outcome
  }
  return call
}

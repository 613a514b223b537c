import { useMemo } from 'react'
import type { FailureCode, Outcome } from '@/lib/result'
import { readData, runAction } from './recover'
import { useSessionPrompts } from './session-prompts'

interface Recovery {
  /** Runs a server action; see `runAction`. */
  run<T>(action: () => Promise<Outcome<T, FailureCode>>): Promise<Outcome<T, FailureCode>>
  /** Reads data; see `readData`. */
  read<T>(fetcher: () => Promise<T>): Promise<T>
}

/** Server actions and data reads that prompt for sign-in or re-authentication when the server requires it, then run again. */
export function useAction(): Recovery {
  const { promptSignIn, promptReauth } = useSessionPrompts()
  return useMemo(() => {
    const prompts = { promptSignIn, promptReauth }
    return {
      run: (action) => runAction(action, prompts),
      read: (fetcher) => readData(fetcher, prompts),
    }
  }, [promptSignIn, promptReauth])
}

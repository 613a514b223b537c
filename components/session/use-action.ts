import { useMemo } from 'react'
import type { ActionOutcome } from '../tokens/types'
import { readData, runAction } from './recover'
import { useSessionPrompts } from './session-prompts'

interface Action {
  /** Runs a server action; see `runAction`. */
  run<T>(action: () => Promise<ActionOutcome<T>>): Promise<ActionOutcome<T>>
  /** Reads data; see `readData`. */
  read<T>(fetcher: () => Promise<T>): Promise<T>
}

/** Server actions and data reads that prompt for sign-in or re-authentication when the server asks for it, then run again. */
export function useAction(): Action {
  const { promptSignIn, promptReauth } = useSessionPrompts()
  return useMemo(() => {
    const prompts = { promptSignIn, promptReauth }
    return {
      run: (action) => runAction(action, prompts),
      read: (fetcher) => readData(fetcher, prompts),
    }
  }, [promptSignIn, promptReauth])
}

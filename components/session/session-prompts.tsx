'use client'

import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { registerSignIn } from '@/components/shell/sign-in-prompt'
import type { Prompts } from './recover'
import type { SessionActions } from './types'

type PromptKind = 'reauth' | 'sign-in'

interface Prompt {
  readonly kind: PromptKind
  readonly onDone: (completed: boolean) => void
}

interface SessionPrompts extends Prompts {
  readonly session: SessionActions
  readonly prompt: Prompt | null
  /** Ids of the mounted slots, innermost last. */
  readonly slots: readonly string[]
  readonly registerSlot: (id: string) => () => void
}

const SessionPromptsContext = createContext<SessionPrompts | null>(null)

export function useSessionPrompts(): SessionPrompts {
  const prompts = useContext(SessionPromptsContext)
  if (prompts === null) throw new Error('useSessionPrompts must be used inside SessionPromptsProvider.')
  return prompts
}

/** Opens one prompt at a time; concurrent requests for the same kind share its result. */
function usePrompt() {
  const [prompt, setPrompt] = useState<Prompt | null>(null)
  const [pending] = useState(() => new Map<PromptKind, Promise<boolean>>())
  const open = useCallback(
    (kind: PromptKind): Promise<boolean> => {
      const running = pending.get(kind)
      if (running) return running
      const result = new Promise<boolean>((onDone) => setPrompt({ kind, onDone })).then((completed) => {
        pending.delete(kind)
        setPrompt((current) => (current?.kind === kind ? null : current))
        return completed
      })
      pending.set(kind, result)
      return result
    },
    [pending],
  )
  const prompts = useMemo((): Prompts => ({ promptReauth: () => open('reauth'), promptSignIn: () => open('sign-in') }), [open])
  return { prompt, ...prompts }
}

function useSlots() {
  const [slots, setSlots] = useState<readonly string[]>([])
  const registerSlot = useCallback((id: string) => {
    setSlots((mounted) => [...mounted, id])
    return () => setSlots((mounted) => mounted.filter((each) => each !== id))
  }, [])
  return { slots, registerSlot }
}

interface SessionPromptsProviderProps {
  readonly session: SessionActions
  readonly children: ReactNode
}

export function SessionPromptsProvider({ session, children }: SessionPromptsProviderProps) {
  const { prompt, promptReauth, promptSignIn } = usePrompt()
  const { slots, registerSlot } = useSlots()
  useEffect(() => registerSignIn(promptSignIn), [promptSignIn])
  const prompts = useMemo(
    () => ({ session, prompt, slots, registerSlot, promptReauth, promptSignIn }),
    [session, prompt, slots, registerSlot, promptReauth, promptSignIn],
  )
  return <SessionPromptsContext value={prompts}>{children}</SessionPromptsContext>
}

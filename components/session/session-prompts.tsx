'use client'

import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { registerSignIn } from '@/components/shell/sign-in-prompt'
import type { SessionActions } from '../tokens/types'
import type { Prompts } from './recover'

export type PromptKind = 'confirm' | 'sign-in'

export interface Prompt {
  readonly kind: PromptKind
  readonly answer: (done: boolean) => void
}

export interface SessionPrompts extends Prompts {
  readonly session: SessionActions
  readonly prompt: Prompt | null
  /** Places where the prompt may show; the last one is on top. */
  readonly outlets: readonly string[]
  readonly register: (outlet: string) => () => void
}

const GateContext = createContext<SessionPrompts | null>(null)

export function useSessionPrompts(): SessionPrompts {
  const gate = useContext(GateContext)
  if (gate === null) throw new Error('The session prompts need SessionGateProvider around them.')
  return gate
}

/** Asks one thing at a time; who asks the same meanwhile gets the same answer. */
function usePrompt() {
  const [prompt, setPrompt] = useState<Prompt | null>(null)
  const [asked] = useState(() => new Map<PromptKind, Promise<boolean>>())
  const ask = useCallback(
    (kind: PromptKind): Promise<boolean> => {
      const running = asked.get(kind)
      if (running) return running
      const answered = new Promise<boolean>((answer) => setPrompt({ kind, answer })).then((done) => {
        asked.delete(kind)
        setPrompt((now) => (now?.kind === kind ? null : now))
        return done
      })
      asked.set(kind, answered)
      return answered
    },
    [asked],
  )
  return { prompt, ask }
}

function useOutlets() {
  const [outlets, setOutlets] = useState<readonly string[]>([])
  const register = useCallback((outlet: string) => {
    setOutlets((known) => [...known, outlet])
    return () => setOutlets((known) => known.filter((each) => each !== outlet))
  }, [])
  return { outlets, register }
}

export function SessionPromptsProvider({ session, children }: { readonly session: SessionActions; readonly children: ReactNode }) {
  const { prompt, ask } = usePrompt()
  const { outlets, register } = useOutlets()
  useEffect(() => registerSignIn(() => ask('sign-in')), [ask])
  const gate = useMemo(
    () => ({ session, prompt, outlets, register, promptReauth: () => ask('confirm'), promptSignIn: () => ask('sign-in') }),
    [session, prompt, outlets, register, ask],
  )
  return <GateContext value={gate}>{children}</GateContext>
}

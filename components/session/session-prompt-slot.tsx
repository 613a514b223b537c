'use client'

import { useEffect, useId } from 'react'
import { lazyPopup, usePopup } from '@/components/ui/lazy-popup'
import { useSessionPrompts } from './session-prompts'

const reauthDialog = lazyPopup(() => import('./reauth-dialog').then((module) => module.ReauthDialog))
const signInDialog = lazyPopup(() => import('./sign-in-dialog').then((module) => module.SignInDialog))

/** Place for the session prompt. Every dialog contains one, so that the prompt opens above it: the innermost slot is used. */
export function SessionPromptSlot() {
  const id = useId()
  const { prompt, slots, registerSlot } = useSessionPrompts()
  useEffect(() => registerSlot(id), [id, registerSlot])
  const kind = slots.at(-1) === id ? prompt?.kind : undefined
  const Reauth = usePopup(reauthDialog, kind === 'reauth')
  const SignIn = usePopup(signInDialog, kind === 'sign-in')
  if (!prompt) return null
  return (
    <>
      {Reauth && <Reauth onDone={prompt.onDone} />}
      {SignIn && <SignIn onDone={prompt.onDone} />}
    </>
  )
}

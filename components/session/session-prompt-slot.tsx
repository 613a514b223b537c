'use client'

import { useEffect, useId } from 'react'
import { lazyPopup, usePopup } from '@/components/ui/lazy-popup'
import { useSessionPrompts } from './session-prompts'

const prompts = {
  confirm: lazyPopup(() => import('./confirm-identity').then((module) => module.ConfirmIdentity)),
  'sign-in': lazyPopup(() => import('./session-ended').then((module) => module.SessionEnded)),
}

/**
 * Where "Confirm it is you" and "Your session has ended" may show. Every dialog has one inside itself, so that the prompt
 * stands above it and not beside it: the innermost outlet is used.
 */
export function SessionPromptSlot() {
  const id = useId()
  const { prompt, outlets, register } = useSessionPrompts()
  useEffect(() => register(id), [id, register])
  const kind = outlets.at(-1) === id ? prompt?.kind : undefined
  const Confirm = usePopup(prompts.confirm, kind === 'confirm')
  const SignIn = usePopup(prompts['sign-in'], kind === 'sign-in')
  if (!prompt) return null
  return (
    <>
      {Confirm && <Confirm onAnswer={prompt.answer} />}
      {SignIn && <SignIn onAnswer={prompt.answer} />}
    </>
  )
}

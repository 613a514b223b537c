import type { ReactNode } from 'react'
import { SessionPromptSlot } from './session-prompt-slot'
import { SessionPromptsProvider } from './session-prompts'
import type { SessionActions } from './types'

interface WithSessionPromptsProps {
  readonly session: SessionActions
  readonly children: ReactNode
}

/** Lets a page, and the popups of the shell above it, prompt for sign-in and re-authentication. Pages of errors have none: their popups say so. */
export const WithSessionPrompts = ({ session, children }: WithSessionPromptsProps) => (
  <SessionPromptsProvider session={session}>
    {children}
    <SessionPromptSlot />
  </SessionPromptsProvider>
)

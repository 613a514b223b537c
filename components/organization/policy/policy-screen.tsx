'use client'

import { SessionPromptSlot } from '@/components/session/session-prompt-slot'
import { SessionPromptsProvider } from '@/components/session/session-prompts'
import type { SessionActions } from '@/components/session/types'
import { PolicyForm, type PolicyFormProps } from './policy-form'

export interface PolicyScreenProps extends PolicyFormProps {
  readonly session: SessionActions
}

/** Organization → Token policy. */
export function PolicyScreen({ session, ...form }: PolicyScreenProps) {
  return (
    <SessionPromptsProvider session={session}>
      <div className="flex max-w-[46rem] flex-col gap-6">
        <div>
          <h1 tabIndex={-1} className="text-2xl">
            Token policy
          </h1>
          <p className="mt-1 text-ink-2">
            What people may create here, and how long it lives. A change says what it does to the tokens that exist before it is saved.
          </p>
        </div>
        <PolicyForm {...form} />
      </div>
      <SessionPromptSlot />
    </SessionPromptsProvider>
  )
}

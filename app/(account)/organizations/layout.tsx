import { sessionActions } from '@/app/session/session-actions'
import { SessionPromptSlot } from '@/components/session/session-prompt-slot'
import { SessionPromptsProvider } from '@/components/session/session-prompts'

export default function OrganizationsLayout({ children }: LayoutProps<'/organizations'>) {
  return (
    <SessionPromptsProvider session={sessionActions}>
      {children}
      <SessionPromptSlot />
    </SessionPromptsProvider>
  )
}

import { sessionActions } from '@/app/session/session-actions'
import { WithSessionPrompts } from '@/components/session/with-session-prompts'

export default function OrganizationsLayout({ children }: LayoutProps<'/organizations'>) {
  return <WithSessionPrompts session={sessionActions}>{children}</WithSessionPrompts>
}

import { sessionActions } from '@/app/session/session-actions'
import { WithSessionPrompts } from '@/components/session/with-session-prompts'

export default function NotificationsLayout({ children }: LayoutProps<'/notifications'>) {
  return <WithSessionPrompts session={sessionActions}>{children}</WithSessionPrompts>
}

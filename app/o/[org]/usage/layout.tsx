import { sessionActions } from '@/app/session/session-actions'
import { WithSessionPrompts } from '@/components/session/with-session-prompts'

export default function UsageLayout({ children }: LayoutProps<'/o/[org]/usage'>) {
  return <WithSessionPrompts session={sessionActions}>{children}</WithSessionPrompts>
}

import Building from 'lucide-react/icons/building-2'
import Inbox from 'lucide-react/icons/inbox'
import MapPin from 'lucide-react/icons/map-pin'
import Users from 'lucide-react/icons/users'
import { KeyAvatar } from '@/components/shell/key-avatar'

const icons: Readonly<Record<string, typeof Users>> = { member: Users, location: MapPin, destination: Inbox }

/** The key of a token, or a drawing of what the action is about. */
export function EntryIcon({ action, tokenKey }: { readonly action: string; readonly tokenKey: string | null }) {
  const Icon = icons[action.split('.')[0] ?? ''] ?? Building
  return (
    <span className="grid w-9 shrink-0 place-items-center max-sm:hidden">
      {tokenKey === null ? (
        <Icon aria-hidden size={18} strokeWidth={1.75} className="text-ink-3" />
      ) : (
        <KeyAvatar text={tokenKey} width={36} />
      )}
    </span>
  )
}

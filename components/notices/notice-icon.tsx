import BellRing from 'lucide-react/icons/bell-ring'
import Clock from 'lucide-react/icons/clock'
import Hourglass from 'lucide-react/icons/hourglass'
import Inbox from 'lucide-react/icons/inbox'
import Network from 'lucide-react/icons/network'
import OctagonX from 'lucide-react/icons/octagon-x'
import RefreshCw from 'lucide-react/icons/refresh-cw'
import ShieldAlert from 'lucide-react/icons/shield-alert'
import type { NoticeKind } from '@/lib/notices/schema'

const icons = {
  idle: Hourglass,
  idle_deleted: Hourglass,
  expiring: Clock,
  expired: Clock,
  overlap_ending: RefreshCw,
  old_secret_in_use: RefreshCw,
  new_network: Network,
  many_rejected: OctagonX,
  delivery_failing: Inbox,
  test: BellRing,
} as const

const warning: ReadonlySet<NoticeKind> = new Set([
  'idle',
  'expiring',
  'overlap_ending',
  'old_secret_in_use',
  'new_network',
  'many_rejected',
  'delivery_failing',
  'new_sign_in',
])

/** Decorative: the sentence beside it says what it is. */
export function NoticeIcon({ kind }: { readonly kind: NoticeKind }) {
  const Icon = kind in icons ? icons[kind as keyof typeof icons] : ShieldAlert
  return <Icon aria-hidden size={20} strokeWidth={1.75} className={warning.has(kind) ? 'text-warn' : 'text-ink-3'} />
}

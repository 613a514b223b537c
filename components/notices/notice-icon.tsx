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
  idle_done: Hourglass,
  end: Clock,
  ended: Clock,
  overlap_ends: RefreshCw,
  old_still_used: RefreshCw,
  new_network: Network,
  many_refused: OctagonX,
  delivery_failing: Inbox,
  test: BellRing,
} as const

const warning: ReadonlySet<NoticeKind> = new Set([
  'idle',
  'end',
  'overlap_ends',
  'old_still_used',
  'new_network',
  'many_refused',
  'delivery_failing',
  'new_sign_in',
])

/** Decorative: the sentence beside it says what it is. */
export function NoticeIcon({ kind }: { readonly kind: NoticeKind }) {
  const Icon = kind in icons ? icons[kind as keyof typeof icons] : ShieldAlert
  return <Icon aria-hidden size={20} strokeWidth={1.75} className={warning.has(kind) ? 'text-warn' : 'text-ink-3'} />
}

import BellRing from 'lucide-react/icons/bell-ring'
import Clock from 'lucide-react/icons/clock'
import Hourglass from 'lucide-react/icons/hourglass'
import Inbox from 'lucide-react/icons/inbox'
import Network from 'lucide-react/icons/network'
import OctagonX from 'lucide-react/icons/octagon-x'
import RefreshCw from 'lucide-react/icons/refresh-cw'
import ShieldAlert from 'lucide-react/icons/shield-alert'
import UserPlus from 'lucide-react/icons/user-plus'
import type { NoticeKind } from '@/lib/notices/schema'

const calm = 'text-ink-3'
const warning = 'text-warn'

const icons = {
  idle: [Hourglass, warning],
  idle_deleted: [Hourglass, calm],
  expiring: [Clock, warning],
  expired: [Clock, calm],
  overlap_ending: [RefreshCw, warning],
  old_secret_in_use: [RefreshCw, warning],
  admin_token_created: [ShieldAlert, calm],
  admin_token_changed: [ShieldAlert, calm],
  token_viewed: [ShieldAlert, calm],
  policy_changed: [ShieldAlert, calm],
  role_changed: [ShieldAlert, calm],
  member_removed: [ShieldAlert, calm],
  ownership_transferred: [ShieldAlert, calm],
  organization_closing: [ShieldAlert, warning],
  organization_kept: [ShieldAlert, calm],
  invitation_accepted: [UserPlus, calm],
  new_network: [Network, warning],
  many_rejected: [OctagonX, warning],
  delivery_failing: [Inbox, warning],
  new_sign_in: [ShieldAlert, warning],
  password_changed: [ShieldAlert, warning],
  email_changed: [ShieldAlert, warning],
  passkey_added: [ShieldAlert, warning],
  second_factor_changed: [ShieldAlert, warning],
  password_reset: [ShieldAlert, warning],
  reset_link_created: [ShieldAlert, warning],
  test: [BellRing, calm],
} as const satisfies Record<NoticeKind, unknown>

/** Decorative: the message next to it says the same. */
export function NoticeIcon({ kind }: { readonly kind: NoticeKind }) {
  const [Icon, color] = icons[kind]
  return <Icon aria-hidden size={20} strokeWidth={1.75} className={color} />
}

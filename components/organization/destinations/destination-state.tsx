import Ban from 'lucide-react/icons/ban'
import CalendarX from 'lucide-react/icons/calendar-x'
import KeyRound from 'lucide-react/icons/key-round'
import Lock from 'lucide-react/icons/lock'
import Pause from 'lucide-react/icons/pause'
import { Badge } from '@/components/ui/badge'
import { Banner } from '@/components/ui/banner'
import type { RejectionReason } from '@/lib/destinations/schema'

const states = {
  paused: { label: 'Paused', badgeIcon: 'M6 4v8M10 4v8', icon: Pause, text: 'Deliveries are rejected until it is resumed.' },
  archived: {
    label: 'Location archived',
    badgeIcon: 'M3.5 7h9v6.5h-9zM5.5 7V5a2.5 2.5 0 0 1 5 0v2',
    icon: Lock,
    text: 'Deliveries are rejected because its location is archived.',
  },
  revoked: {
    label: 'Token revoked',
    badgeIcon: 'M4 4l8 8M12 4l-8 8',
    icon: Ban,
    text: 'Its token was revoked by its holder. Create a new token and give it to the software that delivers here.',
  },
  deactivated: {
    label: 'Token deactivated',
    badgeIcon: 'M6 4v8M10 4v8',
    icon: KeyRound,
    text: 'Its token is deactivated: deliveries with it are rejected until the token is activated.',
  },
  expired: {
    label: 'Token expired',
    badgeIcon: 'M4 4l8 8M12 4l-8 8',
    icon: CalendarX,
    text: 'Its token expired: deliveries with it are rejected. Rotate the token.',
  },
} as const satisfies Record<RejectionReason, unknown>

interface DestinationStateProps {
  readonly reason: RejectionReason | null
}

/** Nothing while deliveries are accepted. */
export function DestinationBadge({ reason }: DestinationStateProps) {
  if (!reason) return null
  const { label, badgeIcon } = states[reason]
  return (
    <Badge tone="off" icon={badgeIcon}>
      {label}
    </Badge>
  )
}

/** Says why deliveries are rejected and what ends it. */
export function DestinationBanner({ reason }: DestinationStateProps) {
  if (!reason) return null
  const { icon, text } = states[reason]
  return (
    <Banner tone="off" icon={icon}>
      {text}
    </Banner>
  )
}

import Lock from 'lucide-react/icons/lock'
import type { PreferenceView } from '@/lib/notices/schema'
import { Checkbox } from '../ui/checkbox'

interface PreferenceCellProps {
  readonly preference: PreferenceView
  readonly channel: 'inApp' | 'email'
  /** Id of the element that says why it can't be turned off. */
  readonly reasonId: string
}

const names = { inApp: 'in-app', email: 'email' } as const

export function PreferenceCell({ preference, channel, reasonId }: PreferenceCellProps) {
  const { kind, label, locked } = preference
  return (
    <span className="flex justify-center">
      {locked?.[channel] ? (
        <span aria-describedby={reasonId} className="inline-flex items-center gap-1 text-xs text-ink-3">
          <Lock aria-hidden size={12} strokeWidth={2} />
          Always
        </span>
      ) : (
        <Checkbox name="on" value={`${kind}.${channel}`} aria-label={`${label}, ${names[channel]}`} defaultChecked={preference[channel]} />
      )}
    </span>
  )
}

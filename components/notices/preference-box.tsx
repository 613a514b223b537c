import type { PreferenceView } from '@/lib/notices/schema'
import { Checkbox } from '../ui/checkbox'

interface PreferenceBoxProps {
  readonly preference: PreferenceView
  readonly channel: 'inApp' | 'email'
  /** Id of the element that says why it can't be turned off. */
  readonly reasonId: string
}

const names = { inApp: 'in-app', email: 'email' } as const

export function PreferenceBox({ preference, channel, reasonId }: PreferenceBoxProps) {
  const { kind, label, locked } = preference
  const disabled = locked?.[channel] ?? false
  return (
    <Checkbox
      name="on"
      value={`${kind}.${channel}`}
      aria-label={`${label}, ${names[channel]}`}
      defaultChecked={preference[channel]}
      disabled={disabled}
      aria-describedby={disabled ? reasonId : undefined}
    />
  )
}

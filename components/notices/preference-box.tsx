import type { PreferenceView } from '@/lib/notices/schema'
import { Checkbox } from '../ui/checkbox'

interface PreferenceBoxProps {
  readonly preference: PreferenceView
  readonly channel: 'inApp' | 'mail'
  /** Where the reason stands that it cannot be switched off. */
  readonly why: string
}

const names = { inApp: 'in-app', mail: 'email' } as const

export function PreferenceBox({ preference, channel, why }: PreferenceBoxProps) {
  const { kind, label, locked } = preference
  const fixed = locked?.[channel] ?? false
  return (
    <Checkbox
      name="on"
      value={`${kind}.${channel}`}
      aria-label={`${label}, ${names[channel]}`}
      defaultChecked={preference[channel]}
      disabled={fixed}
      aria-describedby={fixed ? why : undefined}
    />
  )
}

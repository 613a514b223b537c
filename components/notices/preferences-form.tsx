import type { PreferencesView } from '@/lib/notices/schema'
import { zoneName } from '@/lib/time/format'
import { RadioGroup } from '../ui/radio-group'
import { PreferencesTable } from './preferences-table'

interface PreferencesFormProps {
  readonly id: string
  readonly preferences: PreferencesView
  readonly save: (form: FormData) => Promise<void>
}

export function PreferencesForm({ id, preferences: { kinds, daily, timeZone }, save }: PreferencesFormProps) {
  const frequencies = [
    { value: 'immediately', label: 'Immediately', hint: 'One email per notification.' },
    {
      value: 'daily',
      label: `Once a day, at 09:00 (${zoneName(timeZone)})`,
      hint: 'One email for everything. Security notifications, and anything due within two days, are still sent immediately.',
    },
  ]
  return (
    <form id={id} action={save} className="flex flex-col gap-6">
      <PreferencesTable kinds={kinds} />
      <RadioGroup legend="Email frequency" name="frequency" options={frequencies} defaultValue={daily ? 'daily' : 'immediately'} />
    </form>
  )
}

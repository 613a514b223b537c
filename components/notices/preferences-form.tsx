import type { PreferencesView } from '@/lib/notices/schema'
import { Button } from '../ui/button'
import { RadioGroup } from '../ui/radio-group'
import { zoneName } from '../ui/time-format'
import { PreferencesTable } from './preferences-table'

interface PreferencesFormProps {
  readonly preferences: PreferencesView
  readonly saved: boolean
  readonly save: (form: FormData) => Promise<void>
}

export function PreferencesForm({ preferences: { kinds, daily, timeZone }, saved, save }: PreferencesFormProps) {
  const frequencies = [
    { value: 'immediately', label: 'Immediately', hint: 'One email per notification.' },
    {
      value: 'daily',
      label: `Once a day, at 09:00 (${zoneName(timeZone)})`,
      hint: 'One email for everything. Security notifications, and anything due within two days, are still sent immediately.',
    },
  ]
  return (
    <form action={save} className="flex flex-col gap-6">
      <PreferencesTable kinds={kinds} />
      <RadioGroup legend="Email frequency" name="frequency" options={frequencies} defaultValue={daily ? 'daily' : 'immediately'} />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" className="max-sm:w-full">
          Save
        </Button>
        <p role="status" className="text-sm text-ink-2">
          {saved && 'Saved'}
        </p>
      </div>
    </form>
  )
}

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

/** Which kind goes where, and when mail is sent. */
export function PreferencesForm({ preferences: { kinds, daily, timeZone }, saved, save }: PreferencesFormProps) {
  const frequencies = [
    { value: 'immediately', label: 'At once', hint: 'One email for each thing you are told.' },
    {
      value: 'daily',
      label: `Once a day, at 09:00 (${zoneName(timeZone)})`,
      hint: 'One email for everything. Security notices, and what happens within two days, are still sent at once.',
    },
  ]
  return (
    <form action={save} className="flex flex-col gap-6">
      <PreferencesTable kinds={kinds} />
      <RadioGroup legend="When email is sent" name="frequency" options={frequencies} defaultValue={daily ? 'daily' : 'immediately'} />
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

import { type KeyboardEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chips'
import { Field } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'
import { fieldLabels } from './field-labels'
import type { SectionProps } from './types'

/** Days before expiration on which owners are notified. */
export function NoticeDays({ draft, patch, errors, effects }: SectionProps) {
  const [typed, setTyped] = useState('')
  const set = (days: readonly number[]) => patch({ noticeDays: [...new Set(days)].sort((one, other) => other - one) })
  const add = () => {
    const days = typed.split(/[\s,;]+/).filter((text) => /^\d+$/.test(text))
    if (days.length > 0) set([...draft.noticeDays, ...days.map(Number)])
    setTyped('')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ',') return
    event.preventDefault()
    add()
  }
  return (
    <div className="flex flex-col gap-3">
      <Field
        label={fieldLabels.noticeDays}
        hint="Also before a token expires. At most five."
        error={errors.noticeDays?.[0]}
        className="max-w-80"
      >
        {draft.noticeDays.length > 0 && (
          <ul aria-label="Notices" className="flex flex-wrap gap-2">
            {draft.noticeDays.map((days) => (
              <li key={days}>
                <Chip
                  removeLabel={`Remove the notice ${days} ${days === 1 ? 'day' : 'days'} before`}
                  onRemove={() => set(draft.noticeDays.filter((each) => each !== days))}
                >
                  {days}
                </Chip>
              </li>
            ))}
          </ul>
        )}
        <span className="flex gap-2">
          <TextInput
            name="noticeDays"
            inputMode="numeric"
            className="w-24!"
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={onKeyDown}
            onBlur={add}
          />
          <Button onClick={add}>Add</Button>
        </span>
      </Field>
      {effects('noticeDays')}
    </div>
  )
}

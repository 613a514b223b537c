import { Field } from '@/components/ui/field'
import { TextArea } from '@/components/ui/text-area'
import { ChoiceField } from './choice-field'
import { fieldLabels } from './field-labels'
import { adminCreators, locationCreators, type Options, overlaps, withCurrent } from './options'
import { PolicySection } from './policy-section'
import { SwitchField } from './switch-field'
import type { Draft, SectionProps } from './types'

const rolesIn = (value: string): string[] => value.split(',').filter(Boolean)

export function MenuSection(props: SectionProps) {
  const { draft, patch, errors, effects } = props
  const hours = String(draft.maxOverlapHours)
  return (
    <PolicySection title="What members can do" text="Actions in the menu of a token.">
      <SwitchField {...props} field="removeAllowed" hint="A removed token leaves the list and keeps working." />
      <SwitchField {...props} field="viewAllowed" hint="Tokens created from now on are stored encrypted so they can be shown again." />
      <ChoiceField
        field="maxOverlapHours"
        hint="How long an old token can keep working after a rotation."
        value={hours}
        options={withCurrent(overlaps, hours, `${hours} hours`)}
        onChoose={(value) => patch({ maxOverlapHours: Number(value) })}
        errors={errors}
        effects={effects}
      />
    </PolicySection>
  )
}

interface CreatorsFieldProps extends SectionProps {
  readonly field: 'adminCreators' | 'locationCreators'
  readonly options: Options
  /** Label of the current value if it is not one of the options. */
  readonly currentLabel: string
}

function CreatorsField({ field, options, currentLabel, draft, patch, errors, effects }: CreatorsFieldProps) {
  const value = draft[field].join()
  return (
    <ChoiceField
      field={field}
      value={value}
      errors={errors}
      effects={effects}
      options={withCurrent(options, value, currentLabel)}
      onChoose={(roles) => patch({ [field]: rolesIn(roles) as Draft[typeof field] })}
    />
  )
}

export function TypesSection(props: SectionProps) {
  return (
    <PolicySection title="Admin and location tokens" text="Who can create tokens that belong to the organization.">
      <CreatorsField {...props} field="adminCreators" options={adminCreators} currentLabel="Admins" />
      <CreatorsField {...props} field="locationCreators" options={locationCreators} currentLabel="Current setting" />
      <SwitchField {...props} field="adminNeedsIpAllowlist" />
    </PolicySection>
  )
}

export function PauseSection(props: SectionProps) {
  const { draft, patch, errors, effects } = props
  return (
    <PolicySection title="Pause" text="While new tokens are paused, no one can create one. Members see your note.">
      <SwitchField {...props} field="paused" />
      {draft.paused && (
        <div className="flex flex-col gap-3">
          <Field label={fieldLabels.pausedNote} optional error={errors.pausedNote?.[0]} className="max-w-[62ch]">
            <TextArea
              name="pausedNote"
              maxLength={280}
              value={draft.pausedNote}
              onChange={(event) => patch({ pausedNote: event.target.value })}
            />
          </Field>
          {effects('pausedNote')}
        </div>
      )}
    </PolicySection>
  )
}

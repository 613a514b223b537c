import { Field } from '@/components/ui/field'
import { SectionCard } from '@/components/ui/section-card'
import { TextArea } from '@/components/ui/text-area'
import { ChoiceField } from './choice-field'
import { SwitchField } from './switch-field'
import type { CardProps, Draft } from './types'

const overlaps = [
  ['0', 'None: the old token stops immediately'],
  ['1', '1 hour'],
  ['24', '24 hours'],
  ['168', '7 days'],
] as const

const adminCreators = [
  ['owner,admin', 'Owners and admins'],
  ['owner', 'Owners'],
  ['', 'No one'],
] as const

const locationCreators = [
  ['owner,admin,manager', 'Owners, admins and location managers'],
  ['owner,admin', 'Owners and admins'],
  ['owner', 'Owners'],
  ['', 'No one'],
] as const

const rolesIn = (value: string): string[] => value.split(',').filter(Boolean)

/** Keeps the current value selectable when it is not one of the options. */
const withCurrent = (value: string, options: readonly (readonly [string, string])[], label: string) =>
  options.some(([each]) => each === value) ? options : [...options, [value, label] as const]

export function MenuCard(props: CardProps) {
  const { draft, patch, errors, effects } = props
  const hours = String(draft.maxOverlapHours)
  return (
    <SectionCard title="What members can do" text="Actions in the menu of a token.">
      <SwitchField {...props} field="removeAllowed" label="Remove from list" hint="A removed token leaves the list and keeps working." />
      <SwitchField
        {...props}
        field="viewAllowed"
        label="View stored tokens"
        hint="Tokens created from now on are stored encrypted so they can be shown again."
      />
      <ChoiceField
        field="maxOverlapHours"
        label="Maximum overlap"
        hint="How long an old token can keep working after a rotation."
        value={hours}
        options={withCurrent(hours, overlaps, `${hours} hours`)}
        onChoose={(value) => patch({ maxOverlapHours: Number(value) })}
        errors={errors}
        effects={effects}
      />
    </SectionCard>
  )
}

interface CreatorsFieldProps extends CardProps {
  readonly field: 'adminCreators' | 'locationCreators'
  readonly label: string
  readonly options: readonly (readonly [string, string])[]
  /** Label of the current value if it is not one of the options. */
  readonly currentLabel: string
}

function CreatorsField({ field, label, options, currentLabel, draft, patch, errors, effects }: CreatorsFieldProps) {
  const value = draft[field].join()
  return (
    <ChoiceField
      field={field}
      label={label}
      value={value}
      errors={errors}
      effects={effects}
      options={withCurrent(value, options, currentLabel)}
      onChoose={(roles) => patch({ [field]: rolesIn(roles) as Draft[typeof field] })}
    />
  )
}

export function TypesCard(props: CardProps) {
  return (
    <SectionCard title="Admin and location tokens" text="Who can create tokens that belong to the organization.">
      <CreatorsField {...props} field="adminCreators" label="Admin tokens" options={adminCreators} currentLabel="Admins" />
      <CreatorsField
        {...props}
        field="locationCreators"
        label="Location tokens"
        options={locationCreators}
        currentLabel="Current setting"
      />
      <SwitchField {...props} field="adminNeedsIpAllowlist" label="Require an IP allowlist for admin tokens" />
    </SectionCard>
  )
}

export function PauseCard(props: CardProps) {
  const { draft, patch, errors, effects } = props
  return (
    <SectionCard title="Pause" text="While new tokens are paused, no one can create one. Members see your note.">
      <SwitchField {...props} field="paused" label="Pause new tokens" />
      {draft.paused && (
        <div className="flex flex-col gap-3">
          <Field label="Note to members" optional error={errors.pausedNote?.[0]} className="max-w-[62ch]">
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
    </SectionCard>
  )
}

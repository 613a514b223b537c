import { Field } from '@/components/ui/field'
import { TextArea } from '@/components/ui/text-area'
import { Card } from './card'
import { ChoiceField } from './choice-field'
import { SwitchField } from './switch-field'
import type { CardProps, Draft } from './types'

const overlaps = [
  ['0', 'None: the old token stops at once'],
  ['1', '1 hour'],
  ['24', '24 hours'],
  ['168', '7 days'],
] as const

const adminCreators = [
  ['owner,admin', 'Owners and admins'],
  ['owner', 'Owners'],
  ['', 'Nobody'],
] as const

const locationCreators = [
  ['owner,admin,manager', 'Owners, admins and location managers'],
  ['owner,admin', 'Owners and admins'],
  ['owner', 'Owners'],
  ['', 'Nobody'],
] as const

const rolesIn = (value: string): string[] => value.split(',').filter(Boolean)
/** What is in force stays to be chosen, whatever it is. */
const withOwn = (value: string, options: readonly (readonly [string, string])[], words: string) =>
  options.some(([each]) => each === value) ? options : [...options, [value, words] as const]

export function MenuCard(props: CardProps) {
  const { draft, patch, errors, effects } = props
  const hours = String(draft.maxOverlapHours)
  return (
    <Card title="What people may do" text="What the menu of a token offers.">
      <SwitchField {...props} field="removeAllowed" label="Remove from list" hint="A removed token leaves the list and keeps working." />
      <SwitchField
        {...props}
        field="viewAllowed"
        label="View stored tokens"
        hint="Tokens created from now on are stored encrypted so they can be shown again."
      />
      <ChoiceField
        field="maxOverlapHours"
        label="Longest overlap"
        hint="How long an old token may keep working after it was rotated."
        value={hours}
        options={withOwn(hours, overlaps, `${hours} hours`)}
        onChoose={(value) => patch({ maxOverlapHours: Number(value) })}
        {...{ errors, effects }}
      />
    </Card>
  )
}

interface CreatorsFieldProps extends CardProps {
  readonly field: 'adminCreators' | 'locationCreators'
  readonly label: string
  readonly options: readonly (readonly [string, string])[]
  /** What is in force where it is none of these. */
  readonly otherwise: string
}

function CreatorsField({ field, label, options, otherwise, draft, patch, errors, effects }: CreatorsFieldProps) {
  const value = draft[field].join()
  return (
    <ChoiceField
      {...{ field, label, value, errors, effects }}
      options={withOwn(value, options, otherwise)}
      onChoose={(roles) => patch({ [field]: rolesIn(roles) as Draft[typeof field] })}
    />
  )
}

export function TypesCard(props: CardProps) {
  return (
    <Card title="Admin and location tokens" text="Who may create the tokens that belong to the organization.">
      <CreatorsField {...props} field="adminCreators" label="Admin tokens" options={adminCreators} otherwise="Admins" />
      <CreatorsField {...props} field="locationCreators" label="Location tokens" options={locationCreators} otherwise="As it is now" />
      <SwitchField {...props} field="adminNeedsIpAllowlist" label="Admin tokens need an IP list" />
    </Card>
  )
}

export function PauseCard(props: CardProps) {
  const { draft, patch, errors, effects } = props
  return (
    <Card title="Pause" text="While new tokens are paused nobody can create one, and members read why.">
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
    </Card>
  )
}

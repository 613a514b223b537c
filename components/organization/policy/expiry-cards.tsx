import { SectionCard } from '@/components/ui/section-card'
import { ChoiceField } from './choice-field'
import { NoticeDays } from './notice-days'
import { NumberField } from './number-field'
import { SwitchField } from './switch-field'
import type { CardProps, Draft } from './types'

const lifetimes = [
  ['P30D', '30 days'],
  ['P90D', '90 days'],
  ['P1Y', '1 year'],
] as const

const defaultLifetimes = [...lifetimes, ['', 'No expiration']] as const
const maxLifetimes = [...lifetimes, ['P2Y', '2 years'], ['P5Y', '5 years'], ['', 'No maximum']] as const

export function LimitsCard(props: CardProps) {
  return (
    <SectionCard title="Limits" text="How many user tokens one person can have. Lowering a limit never deletes existing tokens.">
      <NumberField {...props} field="listedPerPerson" label="Listed tokens per person" hint="0 means no limit." />
      <NumberField
        {...props}
        field="livePerPerson"
        label="Live tokens per person"
        hint="Also counts tokens that were removed from the list. 0 means no limit."
      />
    </SectionCard>
  )
}

export function LifetimeCard(props: CardProps) {
  const { draft, patch, errors, effects } = props
  return (
    <SectionCard title="Lifetime" text="When new tokens expire. Existing tokens keep their expiration until they are rotated.">
      <ChoiceField
        field="defaultLifetime"
        label="Default lifetime"
        value={draft.defaultLifetime ?? ''}
        options={defaultLifetimes}
        onChoose={(value) => patch({ defaultLifetime: (value || null) as Draft['defaultLifetime'] })}
        errors={errors}
        effects={effects}
      />
      <ChoiceField
        field="maxLifetime"
        label="Maximum lifetime"
        value={draft.maxLifetime ?? ''}
        options={maxLifetimes}
        onChoose={(value) => patch({ maxLifetime: (value || null) as Draft['maxLifetime'] })}
        errors={errors}
        effects={effects}
      />
      <SwitchField {...props} field="noExpirationAllowed" label="Allow tokens without expiration" />
    </SectionCard>
  )
}

export function InactivityCard(props: CardProps) {
  return (
    <SectionCard title="Inactivity" text="Inactive tokens are deleted after their owners are notified. Using a token restarts the count.">
      <NumberField {...props} field="inactivityDays" label="Delete when inactive for" hint="Days; 0 means never." />
      <NoticeDays {...props} />
    </SectionCard>
  )
}

import { ChoiceField } from './choice-field'
import { NoticeDays } from './notice-days'
import { NumberField } from './number-field'
import { defaultLifetimes, maxLifetimes } from './options'
import { PolicySection } from './policy-section'
import { SwitchField } from './switch-field'
import type { Draft, SectionProps } from './types'

export function LimitsSection(props: SectionProps) {
  return (
    <PolicySection title="Limits" text="How many user tokens one person can have. Lowering a limit never deletes existing tokens.">
      <NumberField {...props} field="listedPerPerson" unlimited="No limit" />
      <NumberField {...props} field="livePerPerson" unlimited="No limit" hint="Also counts tokens that were removed from the list." />
    </PolicySection>
  )
}

export function LifetimeSection(props: SectionProps) {
  const { draft, patch, errors, effects } = props
  return (
    <PolicySection title="Lifetime" text="When new tokens expire. Existing tokens keep their expiration until they are rotated.">
      <ChoiceField
        field="defaultLifetime"
        value={draft.defaultLifetime ?? ''}
        options={defaultLifetimes}
        onChoose={(value) => patch({ defaultLifetime: (value || null) as Draft['defaultLifetime'] })}
        errors={errors}
        effects={effects}
      />
      <ChoiceField
        field="maxLifetime"
        value={draft.maxLifetime ?? ''}
        options={maxLifetimes}
        onChoose={(value) => patch({ maxLifetime: (value || null) as Draft['maxLifetime'] })}
        errors={errors}
        effects={effects}
      />
      <SwitchField {...props} field="noExpirationAllowed" />
    </PolicySection>
  )
}

export function InactivitySection(props: SectionProps) {
  return (
    <PolicySection title="Inactivity" text="Inactive tokens are deleted after their owners are notified. Using a token restarts the count.">
      <NumberField {...props} field="inactivityDays" unit="days" unlimited="Never" />
      <NoticeDays {...props} />
    </PolicySection>
  )
}

export function RequestsSection(props: SectionProps) {
  return (
    <PolicySection
      title="Requests"
      text="How many requests each token may make. Further ones are rejected with 429 until the minute is over."
    >
      <NumberField {...props} field="requestsPerMinute" unlimited="No limit" hint="A token can have a lower limit, but not a higher one." />
    </PolicySection>
  )
}

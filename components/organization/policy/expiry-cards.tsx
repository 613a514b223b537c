import { Card } from './card'
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

const defaults = [...lifetimes, ['', 'No end date']] as const
const longest = [...lifetimes, ['P2Y', '2 years'], ['P5Y', '5 years'], ['', 'Any']] as const

export function LimitsCard(props: CardProps) {
  return (
    <Card title="Limits" text="How many user tokens one person may have. Tokens that exist are never taken away by a limit.">
      <NumberField {...props} field="listedPerPerson" label="Listed tokens per person" hint="0 means no limit." />
      <NumberField
        {...props}
        field="livePerPerson"
        label="Live tokens per person"
        hint="Also counts tokens that were removed from the list. 0 means no limit."
      />
    </Card>
  )
}

export function LifetimeCard(props: CardProps) {
  const { draft, patch, errors, effects } = props
  return (
    <Card title="Lifetime" text="When new tokens end. Tokens that exist keep their end until they are rotated.">
      <ChoiceField
        field="defaultLifetime"
        label="Default lifetime"
        value={draft.defaultLifetime ?? ''}
        options={defaults}
        onChoose={(value) => patch({ defaultLifetime: (value || null) as Draft['defaultLifetime'] })}
        {...{ errors, effects }}
      />
      <ChoiceField
        field="maxLifetime"
        label="Longest lifetime"
        value={draft.maxLifetime ?? ''}
        options={longest}
        onChoose={(value) => patch({ maxLifetime: (value || null) as Draft['maxLifetime'] })}
        {...{ errors, effects }}
      />
      <SwitchField {...props} field="noExpirationAllowed" label="No end date allowed" />
    </Card>
  )
}

export function InactivityCard(props: CardProps) {
  return (
    <Card title="Disuse" text="Tokens that nobody uses are deleted, after the notices. A use restarts the count.">
      <NumberField {...props} field="inactivityDays" label="Delete when unused for" hint="Days; 0 means never." />
      <NoticeDays {...props} />
    </Card>
  )
}

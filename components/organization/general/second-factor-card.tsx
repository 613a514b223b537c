'use client'

import { SettingsCard } from '@/components/account/settings/settings-card'
import { useSettingsForm } from '@/components/account/settings/use-settings-form'
import type { ActionOutcome } from '@/components/tokens/types'
import { RadioGroup } from '@/components/ui/radio-group'
import type { SecondFactorInput, SecondFactorRule } from '@/lib/organizations/schema'

interface SecondFactorCardProps {
  readonly rule: SecondFactorRule
  readonly save: (input: SecondFactorInput) => Promise<ActionOutcome<SecondFactorInput>>
}

const options = [
  { value: 'optional', label: 'No one', hint: 'Each person decides for themselves.' },
  { value: 'admins', label: 'Owners and admins' },
  { value: 'everyone', label: 'Everyone' },
]

export function SecondFactorCard({ rule, save }: SecondFactorCardProps) {
  const form = useSettingsForm<SecondFactorInput>({ initial: { rule }, save })
  return (
    <SettingsCard
      title="Second factor"
      text="People without one can't open the organization until they have set it up. Their tokens keep working. Members shows who has none."
      form={form}
      saveLabel="Update requirement"
    >
      <RadioGroup
        legend="Require a second factor of"
        name="second-factor"
        options={options}
        value={form.draft.rule}
        onChange={(chosen) => form.patch({ rule: chosen as SecondFactorRule })}
        hint="Two-factor codes count. A passkey counts in an account without a password, which would sign in without it."
      />
    </SettingsCard>
  )
}

import { RadioGroup } from '@/components/ui/radio-group'
import { type OfferedScope, offeredPresets, type Preset, presetLabels, presetScopes, riskOf, scopesFor } from './access'
import { accessLine } from './access-summary'
import { AccessTable } from './access-table-view'
import type { FieldProps } from './form-field'
import { RiskLabel } from './risk-label'

/** What a choice allows, beside it. */
const consequence = (preset: Preset, offered: readonly OfferedScope[]): string =>
  preset === 'custom' ? 'Choose for each resource' : accessLine(presetScopes(preset, offered, []))

export function AccessField({ draft, patch, options, errors }: FieldProps) {
  const offered = scopesFor(options, draft.type)
  const optionOf = (preset: Preset) => {
    const risk = riskOf(presetScopes(preset, offered, draft.custom), offered)
    const chosen = preset === 'custom' && draft.preset === 'custom'
    return {
      value: preset,
      label: presetLabels[preset],
      hint: consequence(preset, offered),
      aside: risk && (preset !== 'custom' || chosen) && <RiskLabel risk={risk} />,
      details: chosen && <AccessTable offered={offered} chosen={draft.custom} onChange={(custom) => patch({ custom })} />,
    }
  }
  return (
    <div data-invalid={errors.scopes ? '' : undefined}>
      <RadioGroup
        legend="Access"
        name="access"
        value={draft.preset}
        onChange={(value) => patch({ preset: value as Preset })}
        options={offeredPresets(offered).map(optionOf)}
        error={errors.scopes?.[0]}
      />
    </div>
  )
}

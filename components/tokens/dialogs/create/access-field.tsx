import { RadioGroup } from '@/components/ui/radio-group'
import { offeredPresets, type Preset, presetLabels, scopesFor } from './access'
import { accessSummary } from './access-summary'
import { AccessTable } from './access-table-view'
import { chosenScopes } from './draft'
import type { FieldProps } from './form-field'

export function AccessField({ draft, patch, options, errors }: FieldProps) {
  const offered = scopesFor(options, draft.type)
  const scopes = chosenScopes(draft, options)
  const choose = (preset: Preset) => patch(preset === 'custom' ? { preset, custom: scopes } : { preset })
  return (
    <div className="flex flex-col gap-2" data-invalid={errors.scopes ? '' : undefined}>
      <RadioGroup
        legend="Access"
        name="access"
        value={draft.preset}
        onChange={(value) => choose(value as Preset)}
        options={offeredPresets(offered).map((preset) => ({ value: preset, label: presetLabels[preset] }))}
        error={errors.scopes?.[0]}
        hint={<span aria-live="polite">{accessSummary(scopes)}</span>}
      />
      {draft.preset === 'custom' && <AccessTable offered={offered} chosen={draft.custom} onChange={(custom) => patch({ custom })} />}
    </div>
  )
}

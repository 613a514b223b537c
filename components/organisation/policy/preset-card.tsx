import { RadioGroup } from '@/components/ui/radio-group'
import type { PresetName } from '@/lib/tokens/index'
import { Card } from './card'
import type { Draft, Presets } from './contract'
import { leavesPreset, withPreset } from './draft'
import { presetWords } from './preset-words'

interface PresetCardProps {
  readonly draft: Draft
  readonly presets: Presets
  readonly replace: (draft: Draft) => void
}

const options = Object.entries(presetWords).map(([value, { name, about }]) => ({ value, label: name, hint: about }))

export function PresetCard({ draft, presets, replace }: PresetCardProps) {
  return (
    <Card title="Preset" text="A policy as a whole. Choosing one fills in every field below; nothing is saved yet.">
      <RadioGroup
        legend="Start from"
        name="preset"
        options={options}
        value={draft.preset}
        onChange={(preset) => replace(withPreset(draft, preset as PresetName, presets))}
        hint={leavesPreset(draft, presets) && `Changed from ${presetWords[draft.preset].name}.`}
      />
    </Card>
  )
}

import type { ReactNode } from 'react'
import { RadioGroup } from '@/components/ui/radio-group'
import type { PresetName } from '@/lib/tokens/index'
import { presetLabels } from './preset-labels'

interface PresetRadiosProps {
  readonly value: PresetName
  readonly onChoose: (preset: PresetName) => void
  readonly hint?: ReactNode
}

const options = Object.entries(presetLabels).map(([value, { name, about }]) => ({ value, label: name, hint: about }))

export const PresetRadios = ({ value, onChoose, hint }: PresetRadiosProps) => (
  <RadioGroup
    legend="Start from"
    name="preset"
    options={options}
    value={value}
    onChange={(preset) => onChoose(preset as PresetName)}
    hint={hint}
  />
)

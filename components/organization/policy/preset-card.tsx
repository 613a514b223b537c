import type { MouseEvent } from 'react'
import { Button } from '@/components/ui/button'
import { RadioGroup } from '@/components/ui/radio-group'
import { SectionCard } from '@/components/ui/section-card'
import type { PresetName } from '@/lib/tokens/index'
import { leavesPreset, withPreset } from './draft'
import { presetLabels } from './preset-labels'
import type { Draft, Presets } from './types'

interface PresetCardProps {
  readonly draft: Draft
  readonly presets: Presets
  readonly replace: (draft: Draft) => void
}

const options = Object.entries(presetLabels).map(([value, { name, about }]) => ({ value, label: name, hint: about }))

export function PresetCard({ draft, presets, replace }: PresetCardProps) {
  const { name } = presetLabels[draft.preset]
  const changed = leavesPreset(draft, presets)

  function reset({ currentTarget }: MouseEvent) {
    // the button disappears: move the focus to the preset
    currentTarget.parentElement?.querySelector<HTMLElement>(':checked')?.focus()
    replace(withPreset(draft, draft.preset, presets))
  }

  return (
    <SectionCard title="Preset" text="Choosing a preset fills in every field below. Nothing is saved yet.">
      <RadioGroup
        legend="Start from"
        name="preset"
        options={options}
        value={draft.preset}
        onChange={(preset) => replace(withPreset(draft, preset as PresetName, presets))}
        hint={changed && `Changed from ${name}.`}
      />
      {changed && (
        <Button onClick={reset} className="self-start">
          Reset to {name}
        </Button>
      )}
    </SectionCard>
  )
}

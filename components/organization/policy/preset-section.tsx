import type { MouseEvent } from 'react'
import { Button } from '@/components/ui/button'
import { leavesPreset, withPreset } from './draft'
import { PolicySection } from './policy-section'
import { presetLabels } from './preset-labels'
import { PresetRadios } from './preset-radios'
import type { Draft, Presets } from './types'

interface PresetSectionProps {
  readonly draft: Draft
  readonly presets: Presets
  readonly replace: (draft: Draft) => void
}

export function PresetSection({ draft, presets, replace }: PresetSectionProps) {
  const { name } = presetLabels[draft.preset]
  const changed = leavesPreset(draft, presets)

  function reset({ currentTarget }: MouseEvent) {
    // the button disappears: move the focus to the preset
    currentTarget.parentElement?.querySelector<HTMLElement>(':checked')?.focus()
    replace(withPreset(draft, draft.preset, presets))
  }

  return (
    <PolicySection title="Preset" text="Choosing a preset fills in every field below. Nothing is saved yet.">
      <PresetRadios
        value={draft.preset}
        onChoose={(preset) => replace(withPreset(draft, preset, presets))}
        hint={changed && `Changed from ${name}.`}
      />
      {changed && (
        <Button onClick={reset} className="self-start">
          Reset to {name}
        </Button>
      )}
    </PolicySection>
  )
}

'use client'

import { useRouter } from 'next/navigation'
import { type SubmitEvent, startTransition, useRef, useState } from 'react'
import { FailureBanner } from '@/components/session/failure-banner'
import { useUnsavedGuard } from '@/components/session/use-unsaved-guard'
import { focusFirstError } from '@/components/tokens/dialogs/dialog-focus'
import { useAct } from '@/components/tokens/dialogs/use-act'
import type { PolicyView } from '@/lib/tokens/schema'
import { changedIn, toDraft, toInput, withPreset } from './draft'
import { EffectList } from './effect-list'
import { InactivitySection, LifetimeSection, LimitsSection, RequestsSection } from './expiry-sections'
import { PresetSection } from './preset-section'
import { MenuSection, PauseSection, TypesSection } from './rule-sections'
import { SaveBar } from './save-bar'
import type { Draft, EffectsOf, FieldChange, Presets, SavePolicy, SectionProps } from './types'
import { usePreview } from './use-preview'
import { valueText } from './value-text'

export interface PolicyFormProps {
  readonly org: string
  readonly policy: PolicyView
  readonly presets: Presets
  readonly save: SavePolicy
}

export function PolicyForm({ org, policy, presets, save }: PolicyFormProps) {
  const [savedPolicy, setSavedPolicy] = useState(policy)
  const [draft, setDraft] = useState(() => toDraft(policy.terms))
  const [saved, setSaved] = useState(false)
  const { failure, busy, act } = useAct()
  const form = useRef<HTMLFormElement>(null)
  const router = useRouter()
  const changed = changesIn(draft, savedPolicy.terms)
  const unsaved = changed.length > 0 || draft.preset !== savedPolicy.terms.preset
  const { dryRun, retry } = usePreview(org, toInput(draft), unsaved)
  const discardDialog = useUnsavedGuard(unsaved)
  const errors = { ...failure?.fields, ...dryRun.preview?.errors }
  const effects: EffectsOf = (field) => {
    const change = changed.find((each) => each.field === field)
    return change && <EffectList change={change} dryRun={dryRun} />
  }
  // no preset limits requests
  const suggested = { ...withPreset(draft, 'default', presets), requestsPerMinute: '600' }
  const section: SectionProps = { draft, suggested, errors, effects, patch: (change) => setDraft((last) => ({ ...last, ...change })) }

  function onSubmit(event: SubmitEvent) {
    event.preventDefault()
    if (event.target !== event.currentTarget || !unsaved) return
    if (Object.keys(dryRun.preview?.errors ?? {}).length > 0) return focusFirstError(form.current)
    act(
      () => save(toInput(draft), savedPolicy.version),
      (next) => {
        setSavedPolicy(next)
        setDraft(toDraft(next.terms))
        setSaved(true)
        startTransition(() => router.refresh())
      },
    )
  }

  return (
    <form ref={form} method="post" noValidate onSubmit={onSubmit} className="flex flex-col gap-6">
      {failure && !failure.fields && <FailureBanner failure={failure} subject="policy" />}
      <div>
        <PresetSection draft={draft} presets={presets} replace={setDraft} />
        <LimitsSection {...section} />
        <LifetimeSection {...section} />
        <InactivitySection {...section} />
        <RequestsSection {...section} />
        <MenuSection {...section} />
        <TypesSection {...section} />
        <PauseSection {...section} />
      </div>
      <SaveBar
        changes={changed}
        unsaved={unsaved}
        dryRun={dryRun}
        busy={busy}
        saved={saved}
        onRetry={retry}
        onDiscard={() => setDraft(toDraft(savedPolicy.terms))}
      />
      {discardDialog}
    </form>
  )
}

function changesIn(draft: Draft, terms: PolicyView['terms']): FieldChange[] {
  const input = toInput(draft)
  return changedIn(draft, terms).map((field) => ({ field, before: valueText(field, terms), after: valueText(field, input) }))
}

'use client'

import { useRouter } from 'next/navigation'
import { type SubmitEvent, startTransition, useRef, useState } from 'react'
import { FailureBanner } from '@/components/session/failure-banner'
import { focusFirstError } from '@/components/tokens/dialogs/dialog-focus'
import { useAct } from '@/components/tokens/dialogs/use-act'
import type { PolicyView } from '@/lib/tokens/schema'
import { changedIn, toDraft, toInput } from './draft'
import { EffectList } from './effect-list'
import { InactivityCard, LifetimeCard, LimitsCard } from './expiry-cards'
import { PresetCard } from './preset-card'
import { MenuCard, PauseCard, TypesCard } from './rule-cards'
import { SaveBar } from './save-bar'
import type { CardProps, EffectsOf, Presets, SavePolicy } from './types'
import { usePreview } from './use-preview'
import { useUnsavedGuard } from './use-unsaved-guard'

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
  const changed = changedIn(draft, savedPolicy.terms)
  const unsaved = changed.length > 0 || draft.preset !== savedPolicy.terms.preset
  const preview = usePreview(org, toInput(draft), unsaved)
  const discardDialog = useUnsavedGuard(unsaved)
  const errors = { ...failure?.fields, ...preview?.errors }
  const effects: EffectsOf = (field) => changed.includes(field) && <EffectList field={field} preview={preview} />
  const card: CardProps = { draft, errors, effects, patch: (change) => setDraft((last) => ({ ...last, ...change })) }

  function onSubmit(event: SubmitEvent) {
    event.preventDefault()
    if (event.target !== event.currentTarget || !unsaved) return
    if (Object.keys(preview?.errors ?? {}).length > 0) return focusFirstError(form.current)
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
      <PresetCard draft={draft} presets={presets} replace={setDraft} />
      <LimitsCard {...card} />
      <LifetimeCard {...card} />
      <InactivityCard {...card} />
      <MenuCard {...card} />
      <TypesCard {...card} />
      <PauseCard {...card} />
      <SaveBar
        changes={changed.length > 0 || !unsaved ? changed.length : 1}
        preview={preview}
        busy={busy}
        saved={saved}
        onDiscard={() => setDraft(toDraft(savedPolicy.terms))}
      />
      {discardDialog}
    </form>
  )
}

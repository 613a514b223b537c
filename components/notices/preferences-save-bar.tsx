'use client'

import { useEffect, useState } from 'react'
import { useUnsavedGuard } from '../session/use-unsaved-guard'
import { Button } from '../ui/button'
import { StickyBar } from '../ui/sticky-bar'

interface PreferencesSaveBarProps {
  /** Id of the form. */
  readonly form: string
  /** Of the last save. */
  readonly outcome: 'saved' | 'failed' | null
}

/** Saves the form, which the rest of the page separates from the end. */
export function PreferencesSaveBar({ form, outcome }: PreferencesSaveBarProps) {
  const [changed, setChanged] = useState(false)
  useEffect(() => {
    const element = document.getElementById(form)
    const onInput = () => setChanged(true)
    const onSubmit = () => setChanged(false)
    element?.addEventListener('input', onInput)
    element?.addEventListener('submit', onSubmit)
    return () => {
      element?.removeEventListener('input', onInput)
      element?.removeEventListener('submit', onSubmit)
    }
  }, [form])
  const discardDialog = useUnsavedGuard(changed)
  const ready = changed || outcome === 'failed'
  return (
    <StickyBar className="gap-y-3 border-t border-line bg-canvas px-4 py-3 sm:px-8 lg:px-0">
      <p role="status" className="grow text-sm text-ink-2">
        {outcome === 'saved' && !changed && 'Saved'}
      </p>
      <Button type="submit" form={form} variant="primary" className="max-sm:w-full" aria-disabled={!ready || undefined}>
        Save
      </Button>
      {discardDialog}
    </StickyBar>
  )
}

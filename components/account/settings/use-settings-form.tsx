import { type ReactNode, type SubmitEvent, useEffect, useRef, useState } from 'react'
import { useUnsavedGuard } from '@/components/session/use-unsaved-guard'
import { focusFirstError } from '@/components/tokens/dialogs/dialog-focus'
import { useAct } from '@/components/tokens/dialogs/use-act'
import type { Failure, FailureCode, FieldErrors, Outcome } from '@/lib/result'

interface SettingsFormOptions<T> {
  /** Saved values, a flat object. */
  readonly initial: T
  /** Returns the values as they were saved. */
  readonly save: (draft: T) => Promise<Outcome<T, FailureCode>>
  readonly onSaved?: (values: T) => void
}

export interface SettingsForm<T> {
  readonly draft: T
  readonly patch: (change: Partial<T>) => void
  readonly errors: FieldErrors
  /** Failure that belongs to no field. */
  readonly failure: Failure | null
  readonly unsaved: boolean
  readonly saved: boolean
  readonly busy: boolean
  readonly props: { readonly ref: React.RefObject<HTMLFormElement | null>; readonly onSubmit: (event: SubmitEvent) => void }
  readonly discardDialog: ReactNode
}

/** State of one settings form. Leaving the page with unsaved changes asks first. */
export function useSettingsForm<T extends object>({ initial, save, onSaved }: SettingsFormOptions<T>): SettingsForm<T> {
  const [stored, setStored] = useState(initial)
  const [draft, setDraft] = useState(initial)
  const [saved, setSaved] = useState(false)
  const ref = useRef<HTMLFormElement>(null)
  const { failure, busy, act } = useAct()
  const unsaved = differs(draft, stored)
  useEffect(() => {
    if (failure?.fields) focusFirstError(ref.current)
  }, [failure])
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    if (event.target !== event.currentTarget || !unsaved) return
    act(
      () => save(draft),
      (values) => {
        setStored(values)
        setDraft(values)
        setSaved(true)
        onSaved?.(values)
      },
    )
  }
  return {
    draft,
    patch: (change) => setDraft((last) => ({ ...last, ...change })),
    errors: failure?.fields ?? {},
    failure: failure && !failure.fields ? failure : null,
    unsaved,
    saved: saved && !unsaved,
    busy,
    props: { ref, onSubmit },
    discardDialog: useUnsavedGuard(unsaved),
  }
}

const differs = <T extends object>(one: T, other: T): boolean =>
  Object.keys(one).some((key) => one[key as keyof T] !== other[key as keyof T])

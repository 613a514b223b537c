import { useState } from 'react'
import type { CreateOpening } from '../../types'
import { useCreateOptions, useLimit } from '../queries'
import { type Draft, isTyped, newDraft, type Patch } from './draft'

export type CreateForm = ReturnType<typeof useCreateForm>

/** State of the create form: initial values from the options, with what the user typed on top. */
export function useCreateForm(opening: CreateOpening) {
  const options = useCreateOptions()
  const limit = useLimit()
  const [typed, setTyped] = useState<Partial<Draft>>({})
  const opened = options.data ? newDraft(options.data, opening) : null
  const draft = opened ? { ...opened, ...typed } : null
  const patch: Patch = (change) => setTyped((last) => ({ ...last, ...change }))
  const full = limit.data !== undefined && limit.data.full !== null
  return {
    options,
    limit,
    draft,
    patch,
    typed: draft !== null && opened !== null && isTyped(draft, opened),
    /** No slot is free for another user token. */
    full: full && draft?.type === 'user',
  }
}

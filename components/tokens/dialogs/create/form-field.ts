import type { FieldErrors } from '@/lib/result'
import type { CreateOptions } from '@/lib/tokens/schema'
import type { Draft, Patch } from './draft'

/** What every field of the create form is given. */
export interface FieldProps {
  readonly draft: Draft
  readonly patch: Patch
  readonly options: CreateOptions
  readonly errors: FieldErrors
}

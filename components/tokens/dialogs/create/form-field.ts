import type { FieldErrors } from '@/lib/result'
import type { CreateOptions } from '@/lib/tokens/schema'
import type { Draft, Patch } from './draft'

export interface FieldProps {
  readonly draft: Draft
  readonly patch: Patch
  readonly options: CreateOptions
  readonly errors: FieldErrors
}

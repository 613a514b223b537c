import type { FieldErrors } from '@/lib/result'
import type { SetUpValues } from './values'

export interface StepProps {
  readonly values: SetUpValues
  readonly set: (changed: Partial<SetUpValues>) => void
  readonly fields: FieldErrors
}

import type { FieldErrors } from '@/lib/result'
import type { SetUpValues } from './values'

/** What every step of the first run is given. */
export interface StepProps {
  readonly values: SetUpValues
  readonly set: (changed: Partial<SetUpValues>) => void
  readonly fields: FieldErrors
}

import type { Failure, FieldErrors } from '@/lib/result'
import { FailureBanner } from '../../session/failure-banner'
import { fieldSummary } from '../../session/field-summary'

interface FieldErrorsBannerProps {
  readonly failure: Failure
  readonly fields: FieldErrors
}

/** Names the invalid fields. A single one, which gets the focus, explains itself. */
export function FieldErrorsBanner({ failure, fields }: FieldErrorsBannerProps) {
  const names = Object.keys(fields)
  return names.length > 1 ? <FailureBanner failure={failure} text={fieldSummary(names)} /> : null
}

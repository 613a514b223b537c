'use client'

import CircleAlert from 'lucide-react/icons/circle-alert'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import { type ReactNode, useId } from 'react'
import { cx } from './cx'
import { FieldContext } from './field-control'

interface FieldProps {
  readonly label: ReactNode
  readonly hint?: ReactNode
  /** Replaces the hint. */
  readonly error?: ReactNode
  /** Does not block submitting. */
  readonly warning?: ReactNode
  readonly optional?: boolean | undefined
  readonly className?: string | undefined
  readonly children: ReactNode
}

export function Field({ label, hint, error, warning, optional, className, children }: FieldProps) {
  const id = useId()
  const shownHint = error ? null : hint
  const described = [shownHint && `${id}-hint`, warning && `${id}-warning`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={cx('flex flex-col gap-1.5', className)}>
      <label htmlFor={id} className="text-sm font-semibold text-ink">
        {label}
        {optional && <span className="font-normal text-ink-3"> (optional)</span>}
      </label>
      <FieldContext value={{ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined }}>
        {children}
      </FieldContext>
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {warning && <FieldWarning id={`${id}-warning`}>{warning}</FieldWarning>}
      {shownHint && <FieldHint id={`${id}-hint`}>{shownHint}</FieldHint>}
    </div>
  )
}

interface LineProps {
  readonly id: string
  readonly children: ReactNode
}

export function FieldHint({ id, children }: LineProps) {
  return (
    <p id={id} className="text-sm text-ink-3">
      {children}
    </p>
  )
}

export function FieldError({ id, children }: LineProps) {
  return (
    <p id={id} className="flex gap-1.5 text-sm font-medium text-bad">
      <CircleAlert aria-hidden size={16} strokeWidth={1.75} className="mt-0.5 shrink-0" />
      <span>{children}</span>
    </p>
  )
}

function FieldWarning({ id, children }: LineProps) {
  return (
    <p id={id} className="flex gap-1.5 text-sm text-warn">
      <TriangleAlert aria-hidden size={16} strokeWidth={1.75} className="mt-0.5 shrink-0" />
      <span>{children}</span>
    </p>
  )
}

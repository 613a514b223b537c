import { type ReactNode, useId } from 'react'
import { cx } from './cx'

interface SectionCardProps {
  readonly title: string
  /** One sentence. */
  readonly text: ReactNode
  readonly children?: ReactNode
  readonly footer?: ReactNode
  readonly tone?: 'danger'
}

/** Section of a settings page. */
export function SectionCard({ title, text, children, footer, tone }: SectionCardProps) {
  const id = useId()
  const isEmpty = children === undefined || children === null || children === false
  return (
    <section aria-labelledby={id} className="rounded-lg border border-line bg-surface">
      <div className={cx('px-5 py-4', !isEmpty && 'border-b border-line')}>
        <h2 id={id} className={cx('text-lg', tone === 'danger' && 'text-bad')}>
          {title}
        </h2>
        <p className="mt-0.5 max-w-[66ch] text-sm text-ink-2">{text}</p>
      </div>
      {!isEmpty && <div className="flex flex-col gap-5 px-5 py-5">{children}</div>}
      {footer && (
        <div className="flex flex-wrap items-center justify-end gap-3 rounded-b-lg border-t border-line bg-canvas px-5 py-3">{footer}</div>
      )}
    </section>
  )
}

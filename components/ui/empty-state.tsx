import type { ReactNode } from 'react'

interface EmptyStateProps {
  readonly title: string
  readonly drawing?: ReactNode
  readonly children?: ReactNode
  readonly actions?: ReactNode
}

export function EmptyState({ title, drawing, children, actions }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-2 rounded-lg border border-line bg-surface px-6 py-14 text-center">
      {drawing && <div className="mb-3 grid place-items-center rounded-lg bg-sunken px-6 py-5">{drawing}</div>}
      <h2 className="text-lg">{title}</h2>
      {children && <p className="max-w-[58ch] text-ink-2">{children}</p>}
      {actions && <div className="mt-3 flex flex-wrap justify-center gap-2 max-sm:w-full max-sm:flex-col">{actions}</div>}
    </div>
  )
}

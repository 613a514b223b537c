import type { ReactNode } from 'react'

interface EmptyStateProps {
  readonly title: string
  readonly drawing?: ReactNode
  readonly children?: ReactNode
  readonly actions?: ReactNode
  /** Form below the actions. */
  readonly search?: ReactNode
  /** Replaces a whole page, of which the title is the heading. */
  readonly page?: boolean | undefined
  readonly role?: 'alert' | undefined
}

/** Shown instead of content that is empty, missing, forbidden or failed to load. */
export function EmptyState({ title, drawing, children, actions, search, page = false, role }: EmptyStateProps) {
  return (
    <div role={role} className="flex flex-col items-center gap-2 rounded-lg border border-line bg-surface px-6 py-14 text-center">
      {drawing && <div className="mb-3 grid place-items-center rounded-lg bg-sunken px-6 py-5">{drawing}</div>}
      {page ? (
        <h1 tabIndex={-1} className="text-xl">
          {title}
        </h1>
      ) : (
        <h2 className="text-lg">{title}</h2>
      )}
      {children && <p className="max-w-[58ch] text-balance text-ink-2">{children}</p>}
      {actions && <div className="mt-3 flex flex-wrap justify-center gap-2 max-sm:w-full max-sm:flex-col">{actions}</div>}
      {search && <div className="mt-5 w-full max-w-100 border-t border-line pt-6 text-left">{search}</div>}
    </div>
  )
}

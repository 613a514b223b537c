import type { ReactNode } from 'react'

export interface PageHeaderProps {
  readonly title: ReactNode
  readonly lead?: ReactNode
  readonly actions?: ReactNode
}

/** The heading of a page, one sentence about it, and what can be done here. */
export function PageHeader({ title, lead, actions }: PageHeaderProps) {
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
      <div className="min-w-0 max-w-[62ch] grow basis-80">
        <h1 tabIndex={-1} className="text-2xl">
          {title}
        </h1>
        {lead && <p className="mt-1 text-ink-2">{lead}</p>}
      </div>
      {actions && <div className="flex flex-wrap gap-2 max-sm:w-full max-sm:flex-col">{actions}</div>}
    </div>
  )
}

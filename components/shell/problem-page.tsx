import type { ReactNode } from 'react'

interface ProblemPageProps {
  readonly title: string
  readonly drawing?: ReactNode
  readonly children?: ReactNode
  readonly actions: ReactNode
}

/** Replaces a page that cannot be shown. */
export function ProblemPage({ title, drawing, children, actions }: ProblemPageProps) {
  return (
    <div className="flex max-w-[62ch] flex-col items-start gap-3 py-4">
      {drawing && <div className="mb-3">{drawing}</div>}
      <h1 tabIndex={-1} className="text-2xl">
        {title}
      </h1>
      <div className="flex w-full flex-col gap-3 text-ink-2">{children}</div>
      <div className="mt-3 flex flex-wrap items-center gap-2">{actions}</div>
    </div>
  )
}

import type { ReactNode } from 'react'
import { KeyProfile } from './key-profile'

export interface ProblemPageProps {
  readonly title: string
  readonly children?: ReactNode
  readonly actions: ReactNode
}

/** In the place of a page that cannot be shown: why, and where to go. */
export function ProblemPage({ title, children, actions }: ProblemPageProps) {
  return (
    <div className="flex max-w-[62ch] flex-col items-start gap-3 py-4">
      <KeyProfile text={title} works={false} width={72} className="mb-3" />
      <h1 tabIndex={-1} className="text-2xl">
        {title}
      </h1>
      <div className="flex flex-col gap-3 text-ink-2">{children}</div>
      <div className="mt-3 flex flex-wrap items-center gap-2">{actions}</div>
    </div>
  )
}

import type { ReactNode } from 'react'

export const DescriptionList = ({ children }: { readonly children: ReactNode }) => (
  <dl className="divide-y divide-line rounded-lg border border-line bg-surface">{children}</dl>
)

export function DescriptionItem({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div className="grid gap-x-6 gap-y-0.5 px-5 py-3 sm:grid-cols-[11rem_minmax(0,1fr)]">
      <dt className="text-sm text-ink-3 sm:pt-0.5">{term}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </div>
  )
}

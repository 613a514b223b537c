import type { Route } from 'next'
import { LinkButton } from '@/components/ui/link-button'

interface PageLinksProps {
  readonly page: number
  readonly per: number
  readonly total: number
  /** Other parameters of the list. */
  readonly params?: Readonly<Record<string, string>>
  readonly labels: { readonly previous: string; readonly next: string }
}

export function PageLinks({ page, per, total, params, labels }: PageLinksProps) {
  if (total <= per) return null
  const to = (other: number) => `?${new URLSearchParams({ ...params, page: String(other) })}` as Route
  return (
    <nav aria-label="Pages" className="flex flex-wrap items-center justify-between gap-2 text-sm text-ink-2">
      <p>
        {(page - 1) * per + 1}–{Math.min(total, page * per)} of {total.toLocaleString('en-GB')}
      </p>
      <div className="flex gap-1">
        {page > 1 && (
          <LinkButton variant="quiet" href={to(page - 1)}>
            {labels.previous}
          </LinkButton>
        )}
        {page * per < total && (
          <LinkButton variant="quiet" href={to(page + 1)}>
            {labels.next}
          </LinkButton>
        )}
      </div>
    </nav>
  )
}

import type { Route } from 'next'
import { LinkButton } from '@/components/ui/link-button'

export interface PageLinksProps {
  readonly page: number
  readonly per: number
  readonly total: number
  /** What the links say: the list is newest first. */
  readonly words: { readonly before: string; readonly after: string }
}

/** The ways to the other pages, where one is not enough. */
export function PageLinks({ page, per, total, words }: PageLinksProps) {
  if (total <= per) return null
  const to = (other: number) => `?page=${other}` as Route
  return (
    <nav aria-label="Pages" className="flex flex-wrap items-center justify-between gap-2 text-sm text-ink-2">
      <p>
        {(page - 1) * per + 1}–{Math.min(total, page * per)} of {total.toLocaleString('en-GB')}
      </p>
      <div className="flex gap-1">
        {page > 1 && (
          <LinkButton variant="quiet" href={to(page - 1)}>
            {words.before}
          </LinkButton>
        )}
        {page * per < total && (
          <LinkButton variant="quiet" href={to(page + 1)}>
            {words.after}
          </LinkButton>
        )}
      </div>
    </nav>
  )
}

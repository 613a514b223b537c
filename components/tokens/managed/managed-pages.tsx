'use client'

import type { Route } from 'next'
import { LinkButton } from '@/components/ui/link-button'
import type { TokenPage } from '@/lib/tokens/schema'
import { useListParams } from '../list/use-list-params'
import { writeParams } from '../list-params'

/** Links that load each page from the server, which adds its destinations. */
export function ManagedPages({ page: { page, per, total, more, rows } }: { readonly page: TokenPage }) {
  const { params } = useListParams()
  const last = (page - 1) * per + rows.length
  const hasNext = more || last < total
  if (page === 1 && !hasNext) return null
  const pathOf = (other: number) => `?${writeParams({ ...params, page: other })}` as Route
  return (
    <nav aria-label="Pages" className="flex items-center justify-end gap-2 text-sm text-ink-2">
      {page > 1 && (
        <LinkButton variant="quiet" href={pathOf(page - 1)}>
          Previous<span className="sr-only"> page</span>
        </LinkButton>
      )}
      {hasNext && (
        <LinkButton variant="quiet" href={pathOf(page + 1)}>
          Next<span className="sr-only"> page</span>
        </LinkButton>
      )}
    </nav>
  )
}

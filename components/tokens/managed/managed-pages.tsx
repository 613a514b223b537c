'use client'

import type { Route } from 'next'
import { LinkButton } from '@/components/ui/link-button'
import type { TokenPage } from '@/lib/tokens/schema'
import { useListParams } from '../list/use-list-params'
import { writeParams } from '../list-params'

/** The ways to the other pages, where one is not enough. The server names the destinations of each. */
export function ManagedPages({ page: { page, per, total, more, rows } }: { readonly page: TokenPage }) {
  const { address } = useListParams()
  const last = (page - 1) * per + rows.length
  const beyond = more || last < total
  if (page === 1 && !beyond) return null
  const to = (other: number) => `?${writeParams({ ...address, page: other })}` as Route
  return (
    <nav aria-label="Pages" className="flex items-center justify-end gap-2 text-sm text-ink-2">
      {page > 1 && (
        <LinkButton variant="quiet" href={to(page - 1)}>
          Previous<span className="sr-only"> page</span>
        </LinkButton>
      )}
      {beyond && (
        <LinkButton variant="quiet" href={to(page + 1)}>
          Next<span className="sr-only"> page</span>
        </LinkButton>
      )}
    </nav>
  )
}

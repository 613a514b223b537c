import ArrowDown from 'lucide-react/icons/arrow-down'
import ArrowUp from 'lucide-react/icons/arrow-up'
import type { Route } from 'next'
import { PageLink } from '@/components/ui/page-link'

interface SortLinkProps {
  readonly header: string
  /** Orders of this column; the first one is used first. */
  readonly sorts: readonly [string, string]
  readonly sort: string
  readonly q: string
}

/** Column header that sorts the list, and reverses the order of a sorted one. */
export function SortLink({ header, sorts, sort, q }: SortLinkProps) {
  const [first, second] = sorts
  const query = new URLSearchParams({ ...(q !== '' && { q }), sort: sort === first ? second : first })
  const Arrow = sort.endsWith('.asc') ? ArrowUp : ArrowDown
  return (
    <>
      {/* cards have no visible head */}
      <span className="sm:hidden">{header}</span>
      <PageLink
        href={`?${query}` as Route}
        scroll={false}
        className="relative -mx-1 inline-flex max-sm:hidden min-h-6 items-center gap-1 rounded-sm px-1 hover:text-ink coarse:before:absolute coarse:before:-inset-2.5"
      >
        {header}
        {sorts.includes(sort) && <Arrow aria-hidden size={14} strokeWidth={1.75} />}
      </PageLink>
    </>
  )
}

/** Value of `aria-sort`; undefined if the list is not sorted by this column. */
export function ariaSort(sorts: readonly [string, string] | undefined, sort: string): 'ascending' | 'descending' | undefined {
  if (!sorts?.includes(sort)) return undefined
  return sort.endsWith('.asc') ? 'ascending' : 'descending'
}

'use client'

import ArrowUp from 'lucide-react/icons/arrow-up'
import type { Sort } from '@/lib/tokens/schema'
import { sortLabels } from '../labels'
import { useListParams } from './use-list-params'

interface SortHeaderProps {
  readonly header: string
  readonly sorts: readonly [Sort, Sort]
  /** Current order of the list. */
  readonly sort: Sort
}

/** The first press sorts, the second reverses, the third restores the default order. */
export function SortHeader({ header, sorts, sort }: SortHeaderProps) {
  const { go } = useListParams()
  const next = sorts.at(sorts.indexOf(sort) + 1) ?? null
  return (
    <>
      {/* cards have no visible head */}
      <span className="sm:hidden">{header}</span>
      <button
        type="button"
        title={sortLabels[next ?? 'created.desc']}
        onClick={() => go({ sort: next })}
        className="relative -mx-1 inline-flex max-sm:hidden min-h-6 items-center gap-1 rounded-sm px-1 hover:text-ink coarse:before:absolute coarse:before:-inset-2.5"
      >
        {header}
        {sorts.includes(sort) && <ArrowUp aria-hidden size={14} strokeWidth={1.75} className={sort.endsWith('.asc') ? '' : 'rotate-180'} />}
      </button>
    </>
  )
}

/** Value of `aria-sort`; undefined if the list is not sorted by this column. */
export function ariaSort(sorts: readonly [Sort, Sort] | undefined, sort: Sort): 'ascending' | 'descending' | undefined {
  if (!sorts?.includes(sort)) return undefined
  return sort.endsWith('.asc') ? 'ascending' : 'descending'
}

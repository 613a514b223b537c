'use client'

import { cx } from '@/components/ui/cx'
import { Skeleton, SkeletonRegion } from '@/components/ui/skeleton'
import { columnsOf, isCrowded } from './columns'
import { useListContext } from './list-context'
import { cellClass, headClass, rowClass, tableClass, wrapClass } from './table-class'
import { useListParams } from './use-list-params'

const rows = [1, 2, 3]

export function ListSkeleton() {
  const { mayCreate, location } = useListContext()
  const { params } = useListParams()
  const columns = columnsOf(params.tab, location !== null)
  return (
    <SkeletonRegion label="Loading tokens">
      <div className="mb-3 flex h-9 items-center gap-2">
        {rows.map((row) => (
          <Skeleton key={row} className="h-8 w-24 rounded-full" />
        ))}
        <Skeleton className="ml-auto h-9 w-72 max-sm:hidden" />
      </div>
      <div className={wrapClass} data-crowded={isCrowded(columns) || undefined}>
        <table className={tableClass}>
          <thead className="max-sm:hidden">
            <tr>
              {mayCreate && <th className={cx(headClass, 'w-10 pr-0')} />}
              {columns.map((column) => (
                <th key={column.id} className={cx(headClass, column.className)}>
                  {column.header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="max-sm:flex max-sm:flex-col max-sm:gap-2">
            {rows.map((row) => (
              <tr key={row} className={rowClass}>
                {mayCreate && <td className={cx(cellClass, 'w-10 pr-0 max-sm:hidden')} />}
                {columns.map((column) => (
                  <td key={column.id} className={cx(cellClass, column.className)}>
                    <Skeleton className={cx(column.skeletonClass, 'max-w-full')} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </SkeletonRegion>
  )
}

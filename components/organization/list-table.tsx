import type { ReactNode } from 'react'
import { rowRoles } from '@/components/tokens/list/table-class'
import { cx } from '@/components/ui/cx'
import { ariaSort } from './sort-link'

interface ListTableProps {
  readonly caption: string
  readonly head: ReactNode
  readonly children: ReactNode
}

/** Table of a settings page, a list of cards on a narrow screen. Its columns fold by the width of this box. */
export const ListTable = ({ caption, head, children }: ListTableProps) => (
  <div className="@container/table sm:overflow-clip sm:rounded-lg sm:border sm:border-line sm:bg-surface sm:shadow-1">
    <table {...rowRoles.table} className="w-full border-collapse text-left text-sm max-sm:block">
      <caption className="sr-only">{caption}</caption>
      <thead {...rowRoles.group} className="max-sm:sr-only">
        <tr {...rowRoles.row}>{head}</tr>
      </thead>
      <tbody {...rowRoles.group} className="max-sm:flex max-sm:flex-col max-sm:gap-2">
        {children}
      </tbody>
    </table>
  </div>
)

interface HeadProps {
  readonly children?: ReactNode
  readonly sorts?: readonly [string, string]
  readonly sort?: string
  readonly className?: string
}

export const ListHead = ({ children, sorts, sort = '', className }: HeadProps) => (
  <th
    {...rowRoles.header}
    aria-sort={ariaSort(sorts, sort)}
    className={cx('h-10 px-2 text-xs font-medium whitespace-nowrap text-ink-3 first:pl-4 last:pr-3', className)}
  >
    {children}
  </th>
)

export const listRowClass =
  'border-t border-line max-sm:grid max-sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] max-sm:gap-3 max-sm:rounded-lg max-sm:border max-sm:bg-surface max-sm:p-4'
const cellClass = 'h-14 px-2 py-1.5 align-middle font-normal wrap-anywhere first:pl-4 last:pr-3 max-sm:h-auto max-sm:p-0!'

export const ListRowHeader = ({ children }: { readonly children: ReactNode }) => (
  <th {...rowRoles.rowHeader} className={cx(cellClass, 'max-sm:col-span-2')}>
    {children}
  </th>
)

interface CellProps {
  /** Shown in cards, which have no visible head. */
  readonly label?: string
  readonly children: ReactNode
  readonly className?: string
}

export const ListCell = ({ label, children, className }: CellProps) => (
  <td {...rowRoles.cell} className={cx(cellClass, className)}>
    {label && (
      <span aria-hidden className="block text-xs text-ink-3 sm:hidden">
        {label}
      </span>
    )}
    {children}
  </td>
)

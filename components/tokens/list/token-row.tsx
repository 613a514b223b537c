'use client'

import { memo } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { cx } from '@/components/ui/cx'
import type { TokenView } from '@/lib/tokens/schema'
import type { ListedProps } from './cells'
import type { Column } from './columns'
import { useIsHighlighted } from './highlights'
import { cardLabelClass, cellClass, rowClass, rowRoles } from './table-class'

interface TokenRowProps extends ListedProps {
  readonly columns: readonly Column[]
  readonly selectable: boolean
  readonly selected: boolean
  readonly onSelect: (tokens: readonly TokenView[], selected: boolean) => void
}

const cardLabeled = new Set(['last-used', 'expires'])

export const TokenRow = memo(function TokenRow({ token, now, tab, columns, selectable, selected, onSelect }: TokenRowProps) {
  const highlighted = useIsHighlighted(token.tokenKey)
  return (
    <tr
      {...rowRoles.row}
      data-testid={`token-row-${token.tokenKey}`}
      data-undo-area
      data-shortcut-row
      data-tinted={highlighted || selected || undefined}
      className={cx(rowClass, 'max-sm:in-data-choosing:pl-12')}
    >
      {selectable && (
        <td
          {...rowRoles.cell}
          className={cx(cellClass, 'w-10 pr-0 max-sm:absolute max-sm:top-6 max-sm:left-4 max-sm:not-in-data-choosing:hidden')}
        >
          <Checkbox aria-label={`Select ${token.name}`} checked={selected} onChange={(event) => onSelect([token], event.target.checked)} />
        </td>
      )}
      {columns.map((column) => (
        <Cell key={column.id} column={column} token={token} now={now} tab={tab} />
      ))}
    </tr>
  )
})

function Cell({ column, ...props }: ListedProps & { readonly column: Column }) {
  if (column.id === 'token') {
    return (
      <th {...rowRoles.rowHeader} className={cx(cellClass, column.className)}>
        {column.cell(props)}
      </th>
    )
  }
  return (
    <td {...rowRoles.cell} className={cx(cellClass, column.className)}>
      {cardLabeled.has(column.id) && (
        <span aria-hidden className={cardLabelClass}>
          {column.header}
        </span>
      )}
      {column.cell(props)}
    </td>
  )
}

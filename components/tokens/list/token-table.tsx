'use client'

import { useMemo } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { cx } from '@/components/ui/cx'
import { ProgressLine } from '@/components/ui/progress-line'
import type { Tab, TokenPage } from '@/lib/tokens/schema'
import { type Column, columnsOf } from './columns'
import { useHiddenColumns } from './hidden-columns'
import { useListContext } from './list-context'
import { useSelection } from './selection'
import { captions, headClass, rowRoles, tableClass, wrapClass } from './table-class'
import { TokenRow } from './token-row'

interface TokenTableProps {
  readonly page: TokenPage
  readonly tab: Tab
  readonly refreshing: boolean
}

export function TokenTable({ page, tab, refreshing }: TokenTableProps) {
  const { mayCreate, location } = useListContext()
  const singleLocation = location !== null
  const columns = useMemo(() => columnsOf(tab, singleLocation), [tab, singleLocation])
  const { hidden } = useHiddenColumns()
  const { selected, set } = useSelection()
  return (
    <div className={wrapClass} data-hide={hidden.join(' ')}>
      <table {...rowRoles.table} aria-busy={refreshing || undefined} className={tableClass}>
        <caption className="sr-only">{captions[tab]}</caption>
        <thead {...rowRoles.group} className="max-sm:sr-only">
          <tr {...rowRoles.row} className="relative">
            {mayCreate && (
              <th {...rowRoles.header} className={cx(headClass, 'w-10 pr-0 max-sm:hidden')}>
                <SelectPage rows={page.rows} />
              </th>
            )}
            {columns.map((column) => (
              <Head key={column.id} column={column} />
            ))}
          </tr>
        </thead>
        <tbody {...rowRoles.group} className="max-sm:flex max-sm:flex-col max-sm:gap-2">
          {page.rows.map((token) => (
            <TokenRow
              key={token.tokenKey}
              token={token}
              now={page.now}
              tab={tab}
              columns={columns}
              selectable={mayCreate}
              selected={selected.has(token.tokenKey)}
              onSelect={set}
            />
          ))}
        </tbody>
      </table>
      <div className="pointer-events-none absolute inset-x-0 top-10 h-0.5">
        <ProgressLine active={refreshing} />
      </div>
    </div>
  )
}

export const Head = ({ column }: { readonly column: Column }) => (
  <th {...rowRoles.header} className={cx(headClass, column.className)}>
    {column.screenReaderHeader ? <span className="sr-only">{column.header}</span> : column.header}
  </th>
)

function SelectPage({ rows }: { readonly rows: TokenPage['rows'] }) {
  const { selected, set } = useSelection()
  const count = rows.filter((row) => selected.has(row.tokenKey)).length
  return (
    <Checkbox
      aria-label="Select all tokens on this page"
      checked={rows.length > 0 && count === rows.length}
      mixed={count > 0 && count < rows.length}
      onChange={(event) => set(rows, event.target.checked)}
    />
  )
}

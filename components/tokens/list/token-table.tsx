'use client'

import { useMemo } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { cx } from '@/components/ui/cx'
import { ProgressLine } from '@/components/ui/progress-line'
import type { Tab, TokenPage } from '@/lib/tokens/schema'
import { type Column, columnsOf, isCrowded } from './columns'
import { useHiddenColumns } from './hidden-columns'
import { useListContext } from './list-context'
import { useSelection } from './selection'
import { ariaSort, SortHeader } from './sort-header'
import { captions, headClass, headGroupClass, rowRoles, tableClass, wrapClass } from './table-class'
import { TokenRow } from './token-row'
import { useListParams } from './use-list-params'

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
    <div className={wrapClass} data-hide={hidden.join(' ')} data-crowded={isCrowded(columns) || undefined}>
      <div className="pointer-events-none relative z-20 h-0 md:sticky md:top-(--top-bar-height)">
        <div className="absolute inset-x-0 h-0.5 sm:top-10">
          <ProgressLine active={refreshing} />
        </div>
      </div>
      <table {...rowRoles.table} aria-busy={refreshing || undefined} className={tableClass}>
        <caption className="sr-only">{captions[tab]}</caption>
        <thead {...rowRoles.group} className={headGroupClass}>
          <tr {...rowRoles.row}>
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
    </div>
  )
}

function Head({ column: { header, screenReaderHeader, sorts, className } }: { readonly column: Column }) {
  const { sort } = useListParams().params
  return (
    <th {...rowRoles.header} aria-sort={ariaSort(sorts, sort)} className={cx(headClass, className)}>
      {screenReaderHeader && <span className="sr-only">{header}</span>}
      {!screenReaderHeader && (sorts ? <SortHeader header={header} sorts={sorts} sort={sort} /> : header)}
    </th>
  )
}

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

import type { Tab } from '@/lib/tokens/schema'

export const captions: Readonly<Record<Tab, string>> = {
  yours: 'Your API tokens',
  organization: 'API tokens of the organization',
  locations: 'API tokens of locations',
  managed: 'Managed tokens',
}

/** Explicit roles, because some browsers drop table semantics when the card layout changes `display`. */
export const rowRoles = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  header: { role: 'columnheader', scope: 'col' },
  rowHeader: { role: 'rowheader', scope: 'row' },
  cell: { role: 'cell' },
} as const

export const wrapClass = 'relative sm:overflow-clip sm:rounded-lg sm:border sm:border-line sm:bg-surface sm:shadow-1'
export const tableClass = 'w-full border-collapse text-left text-sm max-sm:block'
export const headClass = 'h-10 px-2 text-xs font-medium whitespace-nowrap text-ink-3 first:pl-4 last:pr-3'
export const rowClass =
  'relative border-t border-line transition-colors duration-240 max-sm:grid max-sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] max-sm:gap-x-3 max-sm:gap-y-3 max-sm:rounded-lg max-sm:border max-sm:p-4 max-sm:not-data-tinted:bg-surface'
export const cellClass = 'h-14 px-2 py-2.5 align-middle font-normal first:pl-4 last:pr-3 max-sm:h-auto max-sm:p-0!'
export const cardLabelClass = 'block text-xs text-ink-3 sm:hidden'

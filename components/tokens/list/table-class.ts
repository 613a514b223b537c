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

/** Its columns fold by the width of this box, not of the window. */
export const wrapClass = '@container/table relative sm:overflow-clip sm:rounded-lg sm:border sm:border-line sm:bg-surface sm:shadow-1'
/** Fixed, so that no text can make a table wider than its card. */
export const tableClass = 'w-full table-fixed border-collapse text-left text-sm max-sm:block'
/** Stays below the top bar. Collapsed borders would scroll away. */
export const headGroupClass =
  'max-sm:sr-only md:sticky md:top-(--top-bar-height) md:z-10 md:bg-surface md:inset-shadow-[0_-1px_var(--line)]'
export const headClass = 'h-10 px-2 text-xs font-medium whitespace-nowrap text-ink-3 first:pl-4 last:pr-3'
export const rowClass =
  'relative border-t border-line transition-colors sm:first:border-t-0 duration-240 bg-size-[2px_100%] bg-no-repeat has-focus-visible:bg-[linear-gradient(var(--accent),var(--accent))] max-sm:grid max-sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] max-sm:gap-x-3 max-sm:gap-y-3 max-sm:rounded-lg max-sm:border max-sm:p-4 max-sm:not-data-tinted:bg-surface sm:not-data-tinted:hover:bg-accent-soft/50 sm:not-data-tinted:has-focus-visible:bg-accent-soft/50 data-tinted:bg-accent-soft'
export const cellClass =
  'h-14 px-2 py-0.5 align-middle font-normal wrap-break-word first:pl-4 last:pr-3 max-sm:h-auto max-sm:min-w-0 max-sm:p-0!'
export const cardLabelClass = 'block text-xs text-ink-3 sm:hidden'
